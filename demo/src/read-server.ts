/** Where `cs-simulator serve` listens unless told otherwise. */
export const USUAL_SERVER = 'http://127.0.0.1:4010';

export type ReadServer =
  /** `origin`: without a slash at its end; null where it is the page's own. */
  | { readonly ok: true; readonly origin: string | null }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** The content policy of the page lets it ask these, and no others. */
const names = ['127.0.0.1', 'localhost'];

/** Reads the address of a simulator's server: an origin on this machine, or `/` where it stands before the page itself, as `cs-simulator run` does. */
export function readServer(text: string): ReadServer {
  if (text === '/') return { ok: true, origin: null };
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (bare && /^https?:$/u.test(url.protocol) && names.includes(url.hostname)) return { ok: true, origin: url.origin };
  const shown = text.slice(0, 100);
  return { ok: false, why: `"${shown}" is no server that this page may ask: it has to run on this machine (${names.join(' or ')}) and is written without a path, such as ${USUAL_SERVER}.` };
}
