interface FetchCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | null;
  readonly init: RequestInit;
}

/** Stands in for `fetch` until it is restored: it keeps what was asked, answers as the test says, and heeds an abort. */
export class FetchStub {
  readonly calls: FetchCall[] = [];
  answer: (call: FetchCall) => Response | Promise<Response> = () => new Response(null, { status: 404 });
  readonly #original = globalThis.fetch;

  constructor() {
    globalThis.fetch = async (input, init = {}) => {
      const { method = 'GET', headers, body = null } = init;
      const call = { url: input instanceof Request ? input.url : String(input), method, headers: new Headers(headers), body, init };
      init.signal?.throwIfAborted();
      this.calls.push(call);
      const aborted = new Promise<never>((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
      return Promise.race([this.answer(call), aborted]);
    };
  }

  restore(): void {
    globalThis.fetch = this.#original;
  }
}
