import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Reply } from '../../answer.ts';
import type { Breakage } from '../../breakage.ts';
import type { Clock } from '../../clock.ts';

/** A connection whose request has been read, and of whose answer nothing has left. */
export interface BreakingConnection {
  readonly socket: Socket;
  /** That of the platform: slow bytes go by it. */
  readonly clock: Clock;
  /** What would have come. */
  readonly reply: Pick<Reply, 'status' | 'headers' | 'body'>;
  /** When it is let go at the latest. */
  readonly hangMs: number;
}

const BYTE_MS = 1_000;
/** How much more is announced than comes. */
const MISSING_BYTES = 64;

/** Does to the connection what the breakage says. It cannot be used for anything afterwards. */
export function breakConnection(how: Breakage, connection: BreakingConnection): void {
  const { socket, clock, hangMs } = connection;
  socket.once('close', clock.setTimer(hangMs, () => socket.destroy()));
  breakers[how](connection);
}

const breakers = {
  refuse: ({ socket }) => reset(socket),
  'connect-hang': () => undefined,
  'reset-before-headers': ({ socket }) => reset(socket),
  'fin-before-headers': ({ socket }) => socket.end(),
  silence: () => undefined,
  'garbage-status-line': ({ socket, reply }) => {
    socket.end(Buffer.concat([Buffer.from('!TTP/l.l 2OO 0K\r\n', 'latin1'), fields(reply, whole(reply)), bodyOf(reply)]));
  },
  'slow-headers': (connection) => {
    const { socket, reply } = connection;
    trickle(connection, statusLine(reply), () => socket.end(Buffer.concat([fields(reply, whole(reply)), bodyOf(reply)])));
  },
  'reset-after-headers': ({ socket, reply }) => resetAfter(socket, head(reply, whole(reply))),
  'silence-after-headers': ({ socket, reply }) => void socket.write(head(reply, whole(reply))),
  'reset-mid-body': ({ socket, reply }) => resetAfter(socket, Buffer.concat([head(reply, whole(reply)), half(bodyOf(reply))])),
  'fin-mid-body': ({ socket, reply }) => socket.end(Buffer.concat([head(reply, whole(reply)), half(bodyOf(reply))])),
  'byte-per-second': (connection) => {
    const { socket, reply } = connection;
    socket.write(head(reply, whole(reply)));
    trickle(connection, bodyOf(reply), () => socket.end());
  },
  'bad-chunk-size': ({ socket, reply }) => {
    const begun = half(bodyOf(reply));
    const chunk = begun.length === 0 ? [] : [Buffer.from(`${begun.length.toString(16)}\r\n`), begun, Buffer.from('\r\n')];
    socket.end(Buffer.concat([head(reply, { 'transfer-encoding': 'chunked' }), ...chunk, Buffer.from('many\r\n')]));
  },
  'content-length-short': ({ socket, reply }) => {
    const body = bodyOf(reply);
    socket.end(Buffer.concat([head(reply, length(half(body).length)), body]));
  },
  'content-length-long': ({ socket, reply }) => {
    const body = bodyOf(reply);
    socket.end(Buffer.concat([head(reply, length(body.length + MISSING_BYTES)), body]));
  },
  'gzip-cut': ({ socket, reply }) => {
    const packed = gzipSync(bodyOf(reply));
    socket.end(Buffer.concat([head(reply, { 'content-encoding': 'gzip', ...length(packed.length) }), half(packed)]));
  },
} as const satisfies Record<Breakage, (connection: BreakingConnection) => void>;

type Headers = Readonly<Record<string, string>>;
type Head = BreakingConnection['reply'];

function bodyOf({ body }: Head): Buffer {
  return Buffer.from(body, 'utf8');
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function length(bytes: number): Headers {
  return { 'content-length': String(bytes) };
}

function whole(reply: Head): Headers {
  return length(bodyOf(reply).length);
}

function head(reply: Head, framing: Headers): Buffer {
  return Buffer.concat([statusLine(reply), fields(reply, framing)]);
}

function statusLine({ status }: Head): Buffer {
  return Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`, 'latin1');
}

/** The header fields and the empty line after them. */
function fields({ headers }: Head, framing: Headers): Buffer {
  const lines = Object.entries({ ...headers, ...framing, connection: 'close' }).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/gu, ' ')}\r\n`);
  return Buffer.from(`${lines.join('')}\r\n`, 'latin1');
}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

/** A reset throws away what the system has not sent yet, so it waits until that was handed over. */
function resetAfter(socket: Socket, bytes: Buffer): void {
  socket.write(bytes, () => setImmediate(() => reset(socket)));
}

/** One byte per second. */
function trickle({ socket, clock }: BreakingConnection, bytes: Buffer, done: () => void): void {
  let cancel: () => void = () => undefined;
  socket.once('close', () => cancel());
  const next = (at: number) => {
    if (at === bytes.length) return done();
    socket.write(bytes.subarray(at, at + 1));
    cancel = clock.setTimer(BYTE_MS, () => next(at + 1));
  };
  next(0);
}
