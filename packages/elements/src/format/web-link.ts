import { html, type TemplateResult } from 'lit';
import { resolveBaseUrl } from '../inbox/resolve-base-url.ts';

/**
 * The one way to an address that came from outside: a link in a new tab that learns nothing of this page.
 * What is no http(s) address, or hides its host behind a name, is shown without a link.
 * @param label what the link says; it is given the host
 */
export function webLink(address: string | null | undefined, className: string, label: (host: string) => unknown): TemplateResult | null {
  const href = address ? resolveBaseUrl(address) : null;
  if (href === null) return null;
  const { host, username, password } = new URL(href);
  if (username !== '' || password !== '') return null;
  return html`<a class=${className} href=${href} target="_blank" rel="noopener noreferrer">${label(host)}</a>`;
}
