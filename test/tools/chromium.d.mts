export declare function chromiumPath(): Promise<string>;
export declare const chromiumArgs: string[];
