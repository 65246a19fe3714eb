import type { IncomingMessage } from 'node:http';
import type { PlatformRequest } from '../../platform/platform-request.ts';

/** A request off the wire as the platform sees it. `path`: below the base, with the query. `HEAD` asks what `GET` asks. */
export function platformRequestFrom({ method = 'GET', headers }: IncomingMessage, path: string, body: string | null): PlatformRequest {
  const flat = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const]));
  return { method: method === 'HEAD' ? 'GET' : method, path, body, headers: Object.fromEntries(flat) };
}
