/** The address below which a backend answers, with a slash at its end. Throws where it is none. */
export function baseAddress(baseUrl: string): URL {
  const base = new URL(baseUrl, document.baseURI);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}
