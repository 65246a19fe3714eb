import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { basePath } from './base-path.ts';
import { httpLimits } from './http-limits.ts';
import { listenerOf } from './listener-of.ts';
import type { ServeOptions } from './serve-options.ts';
import { upgraderOf } from './upgrader-of.ts';

/** A server that listens, or why none does. */
export type Served =
  | {
      readonly ok: true;
      /** Its root, with a slash at the end. */
      readonly url: string;
      readonly port: number;
      /** Takes nothing new, lets out what is written already, and ends what hangs. */
      readonly close: () => Promise<void>;
    }
  | {
      readonly ok: false;
      /** One sentence for people. */
      readonly why: string;
    };

/** How long a client may take to read the rest, in ms. */
const FLUSH_MS = 500;

/** Opens the door: the protocol below `base`, the control API below `/__sim/`. */
export async function startServer(options: ServeOptions): Promise<Served> {
  const { hostname = '127.0.0.1', port = 0 } = options;
  const limits = { ...httpLimits, ...options.limits };
  const door = { ...options, hostname, origins: options.origins ?? [], base: basePath(options.base ?? '/api/cs/'), limits };
  const server = createServer({ maxHeaderSize: limits.headBytes, noDelay: true }, listenerOf(door));
  server.maxConnections = limits.sockets;
  // Without a listener an upgrade is passed over, and the request is answered like any other.
  if (options.elsewhere !== undefined) server.on('upgrade', upgraderOf(door, options.elsewhere));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  const failed = await listening(server, port, hostname);
  if (failed !== null) return { ok: false, why: whyNot(failed, hostname, port) };
  const { port: taken } = server.address() as AddressInfo;
  const shown = hostname.includes(':') ? `[${hostname}]` : hostname;
  return { ok: true, url: `http://${shown}:${taken}/`, port: taken, close: () => closed(server, sockets) };
}

function listening(server: Server, port: number, hostname: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, hostname, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, hostname: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} at ${hostname} is taken. Name another one, or 0 for any that is free.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Ports from 1024 on may.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${hostname} is no address of this machine. 127.0.0.1 is, and 0.0.0.0 stands for all of them.`;
    default:
      return `The server cannot listen at ${hostname}, port ${port}: ${message}`;
  }
}

async function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  const over = new Promise<void>((resolve) => server.close(() => resolve()));
  const open = [...sockets];
  for (const socket of open) socket.destroySoon();
  const timer = setTimeout(() => open.forEach((socket) => socket.destroy()), FLUSH_MS);
  await over;
  clearTimeout(timer);
}
