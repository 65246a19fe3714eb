/** Catches what a page would download, until `end`. */
export class Downloads {
  readonly names: string[] = [];
  readonly #files: Blob[] = [];
  readonly #urls = new Map<string, Blob>();
  readonly #real = { create: URL.createObjectURL, revoke: URL.revokeObjectURL, click: HTMLAnchorElement.prototype.click };

  constructor() {
    URL.createObjectURL = (of) => {
      const url = this.#real.create.call(URL, of);
      this.#urls.set(url, of as Blob);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      this.#urls.delete(url);
      this.#real.revoke.call(URL, url);
    };
    const { names } = this;
    const take = (url: string) => {
      const file = this.#urls.get(url);
      if (file !== undefined) this.#files.push(file);
    };
    HTMLAnchorElement.prototype.click = function caught(this: HTMLAnchorElement) {
      names.push(this.download);
      take(this.href);
    };
  }

  /** How many addresses of files have not been let go. */
  get held(): number {
    return this.#urls.size;
  }

  get types(): string[] {
    return this.#files.map(({ type }) => type);
  }

  async text(index: number): Promise<string> {
    const bytes = await this.#files[index]?.arrayBuffer();
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  end(): void {
    Object.assign(URL, { createObjectURL: this.#real.create, revokeObjectURL: this.#real.revoke });
    HTMLAnchorElement.prototype.click = this.#real.click;
  }
}
