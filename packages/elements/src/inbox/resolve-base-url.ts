/** The address of the backend as an absolute http(s) URL, or null where it cannot be one. */
export function resolveBaseUrl(baseUrl: string): string | null {
  const url = URL.canParse(baseUrl, document.baseURI) ? new URL(baseUrl, document.baseURI) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
