import type { Answer, Breakage, Opened, PlatformRequest, Reply } from '@cs-inbox/simulator';
import { startGuardedDoor } from '@cs-inbox/simulator/doors/msw';
import { createRealClock, type Host } from '@cs-inbox/simulator/doors/page';

type StreamSink = Parameters<Host['pump']>[1];

/** What a client of `fetch` saw of an answer, as far as it had come. */
export interface SeenAnswer {
  readonly status: number;
  readonly door: string | null;
  readonly text: string;
  readonly how: 'pending' | 'rejected' | 'body-pending' | 'body-broken' | 'end';
}

/** What a test does in this page. */
interface DoorPage {
  /** Which door answers at first, and why not the service worker. */
  readonly started: Promise<{ readonly door: string; readonly why: string }>;
  /** Asks, and looks after `ms`, or earlier when the answer is over. */
  readonly see: (path: string, method: string, ms: number) => Promise<SeenAnswer>;
  /** What the platform was asked. */
  readonly handled: string[];
  /** What was said about a worker that has gone. */
  readonly takeovers: string[];
  /** The streams that stand open. */
  readonly streams: Set<StreamSink>;
}

declare global {
  interface Window {
    doorPage: DoorPage;
  }
}

const reply: Reply = { kind: 'reply', status: 200, headers: { 'content-type': 'application/json' }, body: '{"key":"k1"}', delayMs: 0 };
const handled: string[] = [];
const takeovers: string[] = [];
const streams = new Set<StreamSink>();

/** `break/<how>` breaks, `html` is a page where JSON should be, `events` is a stream. */
function answerTo(path: string): Answer {
  if (path.startsWith('break/')) return { kind: 'broken', how: path.slice('break/'.length) as Breakage, reply, delayMs: 0 };
  if (path === 'html') return { ...reply, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' };
  if (path !== 'events') return reply;
  // Nobody looks at it here: this platform feeds its streams by hand.
  return { kind: 'opened', headers: {}, stream: {} as Opened['stream'], delayMs: 0 };
}

const host = {
  clock: createRealClock(),
  async handle({ method, path, body }: PlatformRequest) {
    handled.push(`${method} ${path} ${body ?? ''}`.trim());
    return answerTo(path);
  },
  pump(_: unknown, sink: StreamSink) {
    streams.add(sink);
    return () => void streams.delete(sink);
  },
};

async function see(path: string, method: string, ms: number): Promise<SeenAnswer> {
  const client = new AbortController();
  let seen: SeenAnswer = { status: 0, door: null, text: '', how: 'pending' };
  const done = (async () => {
    try {
      const body = method === 'GET' ? {} : { body: '{"text":"Hello"}' };
      const response = await fetch(`/api/cs/${path}`, { method, signal: client.signal, ...body });
      seen = { ...seen, status: response.status, door: response.headers.get('x-cs-simulator'), how: 'body-pending' };
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) seen = { ...seen, text: seen.text + read.value };
      seen = { ...seen, how: 'end' };
    } catch {
      if (!client.signal.aborted) seen = { ...seen, how: seen.status === 0 ? 'rejected' : 'body-broken' };
    }
  })();
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, ms))]);
  const now = seen;
  client.abort();
  await done;
  return now;
}

const door = startGuardedDoor({ host, baseUrl: '/api/cs/', onTakeover: (why) => takeovers.push(why) });
window.doorPage = { started: door.then(({ door: name, why }) => ({ door: name, why })), see, handled, takeovers, streams };
