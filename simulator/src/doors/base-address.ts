/** An absolute address with a slash at its end. Relative ones are taken from the page. Throws where there is no page to take it from. */
export function baseAddress(baseUrl: string): string {
  const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  if (!URL.canParse(baseUrl, page)) {
    throw new TypeError(`"${baseUrl}" is no address of a platform. Without a page around it, it must be a whole one: "http://localhost:8080/api/cs/".`);
  }
  const { href } = new URL(baseUrl, page);
  return href.endsWith('/') ? href : `${href}/`;
}
