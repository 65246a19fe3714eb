import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Host } from '../host.ts';
import type { HttpLimits } from './http-limits.ts';

/** What answers the addresses that are neither the platform's nor those of the control API. */
export interface Elsewhere {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void;
  /** A request for another protocol: a WebSocket, say. `head` is what came after its headers. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface ServeOptions {
  /** Where its clock is virtual, the control API can move it. */
  readonly host: Host;
  /** The name or address to listen at; `127.0.0.1` where it is left out. */
  readonly hostname?: string;
  /** A free one where it is 0 or left out. */
  readonly port?: number;
  /** Where the platform answers; `/api/cs/` where it is left out. */
  readonly base?: string;
  /** Pages that may ask, beside those of this machine: `https://shop.example`. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<HttpLimits>;
  readonly elsewhere?: Elsewhere;
}
