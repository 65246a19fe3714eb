interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string | null }): unknown;
}

/**
 * Under `require-trusted-types-for` even the address of a service worker needs a
 * policy. This one lets the mock worker through, and nothing else.
 */
export function allowWorker(workerUrl: string): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const allowed = new URL(workerUrl, document.baseURI).href;
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => (new URL(url, document.baseURI).href === allowed ? url : null),
  });
}
