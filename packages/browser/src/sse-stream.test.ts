import { expect } from 'chai';
import type { StreamNews } from '@cs-inbox/core';
import { FetchStub } from '../../../test/support/browser/fetch-stub.ts';
import type { HttpBackendOptions } from './http-backend.ts';
import { sseStream } from './sse-stream.ts';

const store = { id: 's1', name: 'Sunny Home', platform: 'shopee', market: 'MY', login: 'expired', textLengthMax: 1_000 };
const event = (n: number) => ({ type: 'store', cursor: `c${n}`, sequence: n, store }) as const;
const frame = (n: number, cursor = `c${n}`) => `id: ${cursor}\ndata: ${JSON.stringify(event(n))}\n\n`;
const streamed = { 'content-type': 'text/event-stream' };

let stub: FetchStub;
beforeEach(() => {
  stub = new FetchStub();
});
afterEach(() => stub.restore());

/** Everything that is heard until the stream is over. */
async function heard(answer: Response | Promise<Response>, options: Partial<HttpBackendOptions> = {}): Promise<readonly StreamNews[]> {
  stub.answer = () => answer;
  const news: StreamNews[] = [];
  await sseStream({ baseUrl: '/api', account: 'mei', ...options }, 'cur', (one) => news.push(one), new AbortController().signal);
  return news;
}

const ended = (why: string, retryMs: number | null = null) => ({ type: 'ended', why, retryMs });
const whole = (body: string, headers: Readonly<Record<string, string>> = streamed) => new Response(body, { headers });

/** A stream whose bytes the test gives. */
function fed() {
  const news: StreamNews[] = [];
  const cancel = new AbortController();
  const encoder = new TextEncoder();
  let gone = false;
  let source: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (source = controller),
    cancel: () => void (gone = true),
  });
  stub.answer = () => new Response(body, { headers: streamed });
  const over = sseStream({ baseUrl: '/api', account: 'mei' }, 'cur', (one) => news.push(one), cancel.signal);
  const read = async (act: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
    if (source !== null) act(source);
    // Every promise on the way has gone on by then.
    await new Promise((resolve) => setTimeout(resolve));
  };
  return {
    news,
    over,
    cancel,
    gone: () => gone,
    say: (bytes: string | Uint8Array) => read((controller) => controller.enqueue(typeof bytes === 'string' ? encoder.encode(bytes) : bytes)),
    close: () => read((controller) => controller.close()),
    cut: () => read((controller) => controller.error(new TypeError('network error'))),
  };
}

describe('the stream of events over HTTP', () => {
  it('SYNC-6.30 is asked for behind its cursor, with what the host shows of itself, past caches and redirects', async () => {
    await heard(whole(''), { baseUrl: '/api/', credentials: 'include', headers: async () => ({ authorization: 'Bearer 1', accept: 'text/html' }) });
    await heard(whole(''));
    const [call, plain] = stub.calls;
    expect([call?.method, call?.url, call?.body]).to.deep.equal(['GET', `${location.origin}/api/events?cursor=cur`, null]);
    expect([call?.headers.get('accept'), call?.headers.get('authorization')]).to.deep.equal(['text/event-stream', 'Bearer 1']);
    expect([call?.init.credentials, call?.init.cache, call?.init.redirect]).to.deep.equal(['include', 'no-store', 'manual']);
    expect(plain?.init.credentials).to.equal('same-origin');
  });

  it('SYNC-6.31 is open with its first byte, and not with its headers', async () => {
    const { news, say } = fed();
    await say(new Uint8Array());
    expect(news).to.deep.equal([]);
    await say(':');
    expect(news).to.deep.equal([{ type: 'open' }]);
  });

  it('SYNC-6.31 gives each event when its last byte is there', async () => {
    const { news, say } = fed();
    await say(`${frame(1)}${frame(2)}`.slice(0, -1));
    expect(news).to.deep.equal([{ type: 'open' }, { type: 'event', event: event(1) }]);
    await say('\n');
    expect(news.at(-1)).to.deep.equal({ type: 'event', event: event(2) });
  });

  it('SYNC-6.35 shows that it lives, once for each piece that says nothing else', async () => {
    const { news, say } = fed();
    await say(': open\n\n');
    await say(':\n\n:\n\n');
    await say('id: c1\n');
    await say(Uint8Array.of(0xe0));
    await say('\n');
    expect(news).to.deep.equal([{ type: 'open' }, ...Array(4).fill({ type: 'alive' })]);
  });

  it('SYNC-6.33 that ends as it should says so, and what stands unfinished at its end is nothing', async () => {
    expect(await heard(whole(frame(1) + frame(2).slice(0, -1)))).to.deep.equal([{ type: 'open' }, { type: 'event', event: event(1) }, ended('closed')]);
    expect(await heard(whole(''))).to.deep.equal([ended('closed')]);
  });

  it('SYNC-6.33 that breaks off says so, in the middle of an event and between two', async () => {
    for (const part of [frame(1), `${frame(1)}id: c2\ndata: {`]) {
      const { news, over, say, cut } = fed();
      await say(part);
      await cut();
      await over;
      expect(news).to.deep.equal([{ type: 'open' }, { type: 'event', event: event(1) }, ended('cut')]);
    }
    const silent = fed();
    await silent.cut();
    expect(silent.news).to.deep.equal([ended('cut')]);
  });

  it('SYNC-6.36 asks for a wait that is kept within a second and a minute, and told at its end; the last one counts', async () => {
    const waits: readonly (readonly [string, number | null])[] = [
      ['', null],
      ['retry: 5000\n\n', 5_000],
      ['retry: 0\n\n', 1_000],
      ['retry: 3600000\n\n', 60_000],
      [`retry: ${'9'.repeat(400)}\n\n`, 60_000],
      ['retry: 5000\n\nretry: 7000\n\n', 7_000],
      ['retry: 5000\n\nretry: soon\n\n', 5_000],
      ['retry: -5\n\n', null],
    ];
    for (const [lines, ms] of waits) expect((await heard(whole(lines || ':\n\n'))).at(-1), lines).to.deep.equal(ended('closed', ms));
  });

  it('SYNC-6.37 an event that is none, or is not where it says, is told as unreadable, and later ones are heard', async () => {
    const bad = [
      'data: {"type":"store","cursor":"c9","sequence":9,"store":{"id":7}}\n\n',
      'data: {"type":"store","cursor":"c9"\n\n',
      'data: hello\n\n',
      'data\n\n',
      frame(9, 'c8'),
      frame(9, ''),
      `data: ${JSON.stringify({ ...event(9), sequence: -1 })}\n\n`,
    ];
    for (const one of bad) {
      expect(await heard(whole(`${one}${frame(1)}`)), one).to.deep.equal([
        { type: 'open' },
        { type: 'unreadable', why: 'malformed-event' },
        { type: 'event', event: event(1) },
        ended('closed'),
      ]);
    }
  });

  it('SYNC-6.37 an event of a type that nobody knows gives its place, and one without an id is where its data says', async () => {
    const news = await heard(whole(`id: c3\ndata: {"type":"moon","cursor":"c3","sequence":3,"phase":"full"}\n\n${frame(4).slice('id: c4\n'.length)}`));
    expect(news.slice(1, -1)).to.deep.equal([{ type: 'event', event: { type: 'unknown', cursor: 'c3', sequence: 3 } }, { type: 'event', event: event(4) }]);
  });

  it('SYNC-6.38 an event that does not end is unreadable, and is not read any further', async () => {
    for (const endless of [':', 'data: ', 'id: ', 'data: 1\n', 'x']) {
      const { news, over, say, gone } = fed();
      await say(frame(1));
      const piece = endless.repeat(Math.ceil(300_000 / endless.length));
      for (let given = 0; given < 5 && !gone(); given++) await say(piece);
      await over;
      expect(gone(), endless).to.equal(true);
      expect(news.filter(({ type }) => type !== 'alive'), endless).to.deep.equal([
        { type: 'open' },
        { type: 'event', event: event(1) },
        { type: 'unreadable', why: 'too-long' },
        ended('too-long'),
      ]);
    }
  });

  it('SYNC-6.38 an event is 1,048,576 characters long at most', async () => {
    const json = JSON.stringify(event(1));
    const padded = (length: number) => `id: c1\ndata: ${json}${' '.repeat(length - json.length)}\n\n`;
    expect((await heard(whole(padded(1_048_576))))[1]).to.deep.equal({ type: 'event', event: event(1) });
    expect((await heard(whole(padded(1_048_577))))[1]).to.deep.equal({ type: 'unreadable', why: 'malformed-event' });
  });

  it('SYNC-6.34 says nothing more once nobody listens, whatever comes', async () => {
    const { news, over, cancel, say, cut } = fed();
    await say(frame(1));
    cancel.abort();
    await say(frame(2));
    await cut();
    await over;
    expect(news).to.deep.equal([{ type: 'open' }, { type: 'event', event: event(1) }]);
    expect(stub.calls[0]?.init.signal).to.equal(cancel.signal);
  });

  it('SYNC-6.34 says nothing where nobody listens before there is an answer', async () => {
    const news: StreamNews[] = [];
    const cancel = new AbortController();
    stub.answer = () => new Promise(() => {});
    const over = sseStream({ baseUrl: '/api', account: 'mei' }, 'cur', (one) => news.push(one), cancel.signal);
    cancel.abort();
    await over;
    expect(news).to.deep.equal([]);
  });
});

describe('an answer that is no stream', () => {
  const wait = { 'retry-after': '120' };
  const answers: readonly (readonly [what: string, Response, why: string, retryMs?: number])[] = [
    ['a page', whole('<title>Sign in</title>', { 'content-type': 'text/html' }), 'not-a-stream'],
    ['JSON', whole('{}', { 'content-type': 'application/json' }), 'not-a-stream'],
    ['nothing named', whole('data: 1\n\n', { 'content-type': '' }), 'not-a-stream'],
    ['no body', new Response(null, { headers: streamed }), 'not-a-stream'],
    ['nothing there', new Response(null, { status: 204 }), 'no-stream'],
    ['not here', new Response('', { status: 404, headers: streamed }), 'no-stream'],
    ['gone', new Response('{}', { status: 410 }), 'http-410'],
    ['too many', new Response('', { status: 429, headers: wait }), 'http-429', 120_000],
    ['not now', new Response('', { status: 503, headers: wait }), 'http-503', 120_000],
    ['not now, nobody knows for how long', new Response('', { status: 503, headers: { 'retry-after': 'soon' } }), 'http-503'],
    ['a gateway', new Response('<h1>', { status: 502, headers: streamed }), 'http-502'],
    ...[401, 403, 400, 202, 206].map((status) => [`${status}`, new Response(status === 202 ? frame(1) : '', { status, headers: streamed }), `http-${status}`] as const),
    ['elsewhere', Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' }), 'redirected'],
  ];
  for (const [what, answer, why, retryMs] of answers) {
    it(`SYNC-6.32 ${what}: ${why}`, async () => {
      expect(await heard(answer)).to.deep.equal([ended(why, retryMs ?? null)]);
    });
  }

  it('SYNC-6.32 is let go unread', async () => {
    let gone = false;
    const body = () => new ReadableStream({ cancel: () => void (gone = true) });
    for (const init of [{ status: 503 }, { headers: { 'content-type': 'text/html' } }]) {
      gone = false;
      await heard(new Response(body(), init));
      expect(gone).to.equal(true);
    }
  });

  it('SYNC-6.32 is taken for a stream whatever parameters and case its media type has', async () => {
    expect(await heard(whole(':', { 'content-type': 'Text/Event-Stream; charset=UTF-8' }))).to.deep.equal([{ type: 'open' }, ended('closed')]);
  });

  it('SYNC-6.32 none at all, and a request that could not be made', async () => {
    expect(await heard(Promise.reject(new TypeError('Failed to fetch')))).to.deep.equal([ended('rejected')]);
    expect(await heard(whole(''), { headers: () => Promise.reject(new Error('no token')) })).to.deep.equal([ended('host-settings')]);
    expect(await heard(whole(''), { baseUrl: 'http://' })).to.deep.equal([ended('host-settings')]);
  });
});
