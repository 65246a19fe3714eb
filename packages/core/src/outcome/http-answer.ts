/** What came back over HTTP, before anybody has judged it. */
export type HttpAnswer =
  | {
      readonly type: 'answered';
      readonly status: number;
      /** The media type in lower case without parameters, or ''. */
      readonly mediaType: string;
      readonly body: string;
      /** How long its Retry-After asks to wait, ms, or null. */
      readonly retryAfterMs?: number | null;
    }
  /** The call was never made. */
  | { readonly type: 'not-called'; readonly why: string }
  /**
   * No whole answer: fetch rejected, was aborted, or the body broke off. A browser
   * cannot tell a refused connection from a reset after the commit, so neither do we.
   */
  | { readonly type: 'broken'; readonly why: BrokenWhy };

export type BrokenWhy = 'rejected' | 'aborted' | 'cut' | 'redirected' | 'too-long';
