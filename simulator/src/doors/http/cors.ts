import type { IncomingHttpHeaders } from 'node:http';

type Headers = Readonly<Record<string, string>>;

/** A name of a header or method, as it may be repeated to whoever asks for it. */
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/u;

/** What lets a page of another origin read the answer; nothing for a request that comes from no page. */
export function corsHeaders(origin: string | undefined): Headers {
  if (origin === undefined) return { vary: 'origin' };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after, date, x-request-id',
    vary: 'origin',
  };
}

/** The answer to the question that a browser asks before it asks. */
export function preflightHeaders(headers: IncomingHttpHeaders): Headers {
  const asked = headers['access-control-request-headers'] ?? '';
  const names = asked.split(',').map((name) => name.trim().toLowerCase()).filter((name) => TOKEN.test(name));
  const method = headers['access-control-request-method'] ?? '';
  const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', ...(TOKEN.test(method) ? [method] : [])];
  return {
    ...corsHeaders(headers.origin),
    'access-control-allow-methods': [...new Set(methods)].join(', '),
    'access-control-allow-headers': [...new Set(['content-type', 'last-event-id', ...names])].join(', '),
    'access-control-max-age': '600',
    ...('access-control-request-private-network' in headers && { 'access-control-allow-private-network': 'true' }),
  };
}
