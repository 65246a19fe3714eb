/** An absolute address with a slash at its end. Relative ones are taken from the page. */
export function baseAddress(baseUrl: string): string {
  const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const { href } = new URL(baseUrl, page);
  return href.endsWith('/') ? href : `${href}/`;
}
