import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isOurHost } from './access.ts';
import type { Door } from './door.ts';
import type { Elsewhere } from './serve-options.ts';

/** Passes requests for another protocol on; the platform speaks none. */
export function upgraderOf(door: Door, elsewhere: Elsewhere): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  return (request, socket, head) => {
    const { url = '/', headers } = request;
    if (isOurHost(door, headers.host) && !url.startsWith(door.base)) return elsewhere.upgrade(request, socket, head);
    socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  };
}
