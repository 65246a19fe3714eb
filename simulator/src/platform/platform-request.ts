/** A request as it leaves the client. */
export interface PlatformRequest {
  readonly method: string;
  /** Below the base address, with the query: `sync?cursor=…`. */
  readonly path: string;
  readonly body: string | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}
