import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOurHost, mayAsk } from './access.ts';
import { control } from './control/control.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import type { Door } from './door.ts';
import { platformRequestFrom } from './platform-request-from.ts';
import { readBody } from './read-body.ts';
import { writeAnswer } from './write-answer.ts';
import { writeProblem } from './write-problem.ts';
import { writeReply } from './write-reply.ts';

const CONTROL = '/__sim/';
const METHODS = 'GET, HEAD, PUT, POST, DELETE, OPTIONS';

/** What the server does with a request: who may ask, then whom it is for. */
export function listenerOf(door: Door): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    // Browsers send a request again by themselves when a connection that was used before breaks under it.
    response.shouldKeepAlive = false;
    const { url = '/', headers } = request;
    const { host, origin } = headers;
    const path = pathOf(url);
    if (!isOurHost(door, host)) {
      const detail = `This server is not called ${String(host).slice(0, 200)}. Ask it as ${door.hostname} or localhost, or name the page's origin when starting it (--origin).`;
      return writeProblem(response, { status: 421, code: 'foreign-host', title: 'Not this server', detail });
    }
    const forControl = path === CONTROL.slice(0, -1) || path.startsWith(CONTROL);
    const forPlatform = path.startsWith(door.base) && !forControl;
    if (!forControl && !forPlatform && door.elsewhere !== undefined) return door.elsewhere.request(request, response);
    if (!mayAsk(door, origin, host)) {
      const detail = `Pages of ${String(origin).slice(0, 200)} may not ask this server. Pages of this machine may, and those of origins that were named when it was started (--origin).`;
      return writeProblem(response, { status: 403, code: 'foreign-origin', title: 'Foreign page', detail, headers: { vary: 'origin' } });
    }
    if (request.method === 'OPTIONS') {
      const preflight = origin !== undefined && 'access-control-request-method' in headers;
      return writeReply(response, 204, preflight ? preflightHeaders(headers) : { allow: METHODS, ...corsHeaders(origin) }, '');
    }
    if (!forControl && !forPlatform) {
      const detail = `There is nothing at ${path.slice(0, 200)}. The platform answers below ${door.base}, the control API below ${CONTROL}.`;
      return writeProblem(response, { status: 404, code: 'no-such-address', title: 'Nothing there', detail, headers: corsHeaders(origin) });
    }
    answer(door, forControl, request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  };
}

async function answer(door: Door, forControl: boolean, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host, base, limits } = door;
  const cors = corsHeaders(request.headers.origin);
  const body = await readBody(request, limits.bodyBytes);
  if (!body.ok) {
    if (body.why === 'gone') return;
    const detail = `The body is longer than ${limits.bodyBytes} bytes.`;
    return writeProblem(response, { status: 413, code: 'body-too-large', title: 'Body too large', detail, headers: { ...cors, connection: 'close' } });
  }
  const { url = '/', method = 'GET' } = request;
  if (forControl) {
    const { status, headers, body: text } = await control(host, { method, url, body: body.text, cookie: request.headers.cookie ?? '' });
    if (!response.destroyed) writeReply(response, status, { 'cache-control': 'no-store', ...headers, ...cors }, text);
    return;
  }
  const given = await host.handle(platformRequestFrom(request, url.slice(base.length), body.text));
  writeAnswer(host, given, request, response, cors, limits);
}

/** Without the query; an absolute form (`GET http://…`) is left as it is, and there is nothing there. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
