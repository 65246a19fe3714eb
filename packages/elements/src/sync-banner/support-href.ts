import { resolveBaseUrl } from '../inbox/resolve-base-url.ts';

/** Where the host's support answers: an http(s) address, relative to the page or absolute, or `mailto:`; null where it is neither, so that no link runs a script. */
export function supportHref(supportUrl: string | null): string | null {
  if (!supportUrl) return null;
  return /^mailto:/iu.test(supportUrl) ? supportUrl : resolveBaseUrl(supportUrl);
}
