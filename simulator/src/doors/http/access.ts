import { isIP } from 'node:net';
import { isLoopback } from './is-loopback.ts';

/** Who may ask: pages of this machine, and those that were named. */
export interface Access {
  /** The name or address that the server is bound to. */
  readonly hostname: string;
  /** Beside those of this machine: `https://shop.example`. */
  readonly origins: readonly string[];
}

/**
 * Whether the server was meant by the name in `host`. A page that had its own
 * name point to this machine would else read and change everything.
 */
export function isOurHost({ hostname, origins }: Access, host: string | undefined): boolean {
  const named = hostnameOf(`http://${host ?? ''}`);
  if (named === null) return false;
  if (isLoopback(named) || named === hostname.toLowerCase()) return true;
  const everywhere = hostname === '0.0.0.0' || hostname === '::';
  if (everywhere && isIP(named.replace(/^\[|\]$/gu, '')) !== 0) return true;
  return origins.some((origin) => hostnameOf(origin) === named);
}

/** Whether a page of that origin may read answers and change things. A request without an origin comes from no page. */
export function mayAsk({ origins }: Access, origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  if (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)) return true;
  const named = hostnameOf(origin);
  return named !== null && isLoopback(named);
}

function hostnameOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.toLowerCase() : null;
}
