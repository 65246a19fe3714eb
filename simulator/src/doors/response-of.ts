import type { Answer, Broken, Opened, Reply } from '../answer.ts';
import { type Breakage, type Seen, seenOf } from '../breakage.ts';
import { httpDate } from '../platform/http-date.ts';
import { type Feed, fedBody } from './fed-body.ts';
import type { Host } from './host.ts';
import { SIMULATOR_HEADER } from './simulator-header.ts';
import { wait } from './wait.ts';

/** What shows an answer to a client of `fetch`. */
export interface ResponseWay {
  readonly host: Pick<Host, 'clock' | 'pump'>;
  /** The name of the door. */
  readonly door: 'page' | 'msw' | 'node';
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
  /** Whether the client reads frames as from a connection: headers wait for a first piece of the body there, and a body that announces no frames cannot break. */
  readonly framed?: boolean;
}

/** After that long, in ms, what hangs is let go. */
const HANG_MS = 600_000;
const BYTE_MS = 1_000;
/** As long as the status line of a 200 takes at one byte per second. */
const SLOW_HEADERS_MS = 17 * BYTE_MS;
/** How much more is announced than comes. */
const MISSING_BYTES = 64;
/** Statuses whose answers have no body at all. */
const BODILESS = [204, 205, 304];

/** What `fetch` shows of an answer; null where it rejects, or its client has gone. Resolves when the headers have come. */
export async function responseOf(answer: Answer, way: ResponseWay): Promise<Response | null> {
  switch (answer.kind) {
    case 'reply':
      return responded(answer, answer.body, way);
    case 'opened':
      return streamed(answer, way);
    case 'broken':
      return showers[seenOf[answer.how]](answer, way);
  }
}

const showers = {
  rejected: () => null,
  pending: async (_, { host, signal }) => {
    await wait(host.clock, HANG_MS, signal);
    return null;
  },
  late: async ({ reply }, way) => {
    await wait(way.host.clock, SLOW_HEADERS_MS, way.signal);
    return way.signal.aborted || reply === null ? null : responded(reply, reply.body, way);
  },
  'short-body': ({ how, reply }, way) => (reply === null ? null : responded(reply, half(bytesOf(reply)), way, framing(how, bytesOf(reply)))),
  'broken-body': (broken, way) =>
    begun(broken, way, (feed, bytes) => {
      feed.push(partOf(broken.how, bytes));
      feed.end('broken');
      return () => undefined;
    }),
  'pending-body': (broken, way) => begun(broken, way, (feed) => way.host.clock.setTimer(HANG_MS, () => feed.end('broken'))),
  'slow-body': (broken, way) => begun(broken, way, (feed, bytes) => trickle(feed, bytes, way)),
} as const satisfies Record<Seen, (broken: Broken, way: ResponseWay) => Response | null | Promise<Response | null>>;

type Bytes = Uint8Array<ArrayBuffer>;

/** A response whose body does not simply come. */
function begun({ how, reply }: Broken, way: ResponseWay, start: (feed: Feed, bytes: Bytes) => () => void): Response | null {
  if (reply === null) return null;
  const bytes = bytesOf(reply);
  const body = BODILESS.includes(reply.status) ? '' : fedBody((feed) => {
    if (way.framed === true) feed.push(new Uint8Array());
    return start(feed, bytes);
  }, way.signal);
  return responded(reply, body, way, framing(how, bytes));
}

function streamed({ headers, stream }: Opened, way: ResponseWay): Response {
  const encoder = new TextEncoder();
  const body = fedBody((feed) => {
    if (way.framed === true) feed.push(new Uint8Array());
    return way.host.pump(stream, {
      frame: (text) => feed.push(encoder.encode(text)),
      end: (how) => feed.end(how === 'end' ? 'whole' : 'broken'),
    });
  }, way.signal);
  const more = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...(way.framed === true && { 'transfer-encoding': 'chunked' }) };
  return responded({ status: 200, headers }, body, way, more);
}

function responded({ status, headers }: Pick<Reply, 'status' | 'headers'>, body: BodyInit, { host, door }: ResponseWay, more: Readonly<Record<string, string>> = {}): Response {
  const bodiless = BODILESS.includes(status);
  const all = { date: httpDate(host.clock.now()), ...headers, ...(!bodiless && more), [SIMULATOR_HEADER]: door };
  return new Response(bodiless ? null : body, { status, headers: all });
}

function trickle(feed: Feed, bytes: Bytes, { host }: ResponseWay): () => void {
  let cancel: () => void = () => undefined;
  const next = (at: number) => {
    if (at === bytes.length) return feed.end('whole');
    if (at * BYTE_MS >= HANG_MS) return feed.end('broken');
    feed.push(bytes.slice(at, at + 1));
    cancel = host.clock.setTimer(BYTE_MS, () => next(at + 1));
  };
  next(0);
  return () => cancel();
}

/** What a body announces of its length, which is not always true. */
function framing(how: Breakage, { length }: Bytes): Readonly<Record<string, string>> {
  switch (how) {
    case 'bad-chunk-size':
      return { 'transfer-encoding': 'chunked' };
    case 'content-length-short':
      return { 'content-length': String(Math.floor(length / 2)) };
    case 'content-length-long':
      return { 'content-length': String(length + MISSING_BYTES) };
    default:
      return { 'content-length': String(length) };
  }
}

/** What comes of a body that breaks. */
function partOf(how: Breakage, bytes: Bytes): Bytes {
  if (how === 'reset-after-headers') return bytes.slice(0, 0);
  return how === 'content-length-long' ? bytes : half(bytes);
}

function half(bytes: Bytes): Bytes {
  return bytes.slice(0, Math.floor(bytes.length / 2));
}

function bytesOf({ body }: Reply): Bytes {
  return new TextEncoder().encode(body);
}
