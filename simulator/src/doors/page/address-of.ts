/** The absolute address that a `fetch` is about, or null where it is none. */
export function addressOf(input: RequestInfo | URL): string | null {
  if (input instanceof Request) return input.url;
  const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const written = String(input);
  return URL.canParse(written, page) ? new URL(written, page).href : null;
}
