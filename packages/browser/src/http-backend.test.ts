import { expect } from 'chai';
import type { Causes } from '@cs-inbox/protocol';
import { FetchStub } from '../../../test/support/browser/fetch-stub.ts';
import { callHttp } from './call-http.ts';
import { httpBackend, type HttpBackendOptions } from './http-backend.ts';

const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hello', position: 3, at: 5, receipt: 'sent' };
const reply = { account: 'mei', key: 'k1', message };
const outgoing = { key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hello', replaces: null };
const page = { account: 'mei', epoch: 'e1', mode: 'full', cursor: 'cur', hasMore: false, stores: [], conversations: [], messages: [] };
const history = { account: 'mei', conversationId: 'c1', messages: [], hasMore: false };
const capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: true, stream: 'none', bulkRetry: false };
const { signal } = new AbortController();

const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } });

let stub: FetchStub;
beforeEach(() => {
  stub = new FetchStub();
  stub.answer = () => json(reply, 201);
});
afterEach(() => stub.restore());

const backend = (options: Partial<HttpBackendOptions> = {}) => httpBackend({ baseUrl: '/api', account: 'mei', ...options });
const outcome = async (options: Partial<HttpBackendOptions> = {}) => {
  const sent = await backend(options).send(outgoing, signal);
  return sent.kind === 'unknown' ? `unknown: ${sent.why}` : sent.kind;
};

describe('many retries over HTTP', () => {
  const reply207 = { account: 'mei', items: [{ outcome: 'accepted', key: 'k1', message }] };
  const both = [outgoing, { ...outgoing, key: 'k2', conversationId: 'c2' }];

  it('RETRY-7.15 are posted by their keys, with the reason where there is one, and told by key', async () => {
    stub.answer = () => json(reply207, 207);
    const outcomes = await backend().retryMany?.(both, 'The store is back', signal);
    expect(outcomes?.get('k1')).to.deep.equal({ kind: 'accepted', message });
    expect(outcomes?.get('k2')).to.deep.equal({ kind: 'unknown', why: 'left-out' });
    await backend().retryMany?.([outgoing], '', signal);
    expect(stub.calls.map((call) => [call.method, call.url])).to.deep.equal(Array(2).fill(['POST', `${location.origin}/api/retries`]));
    expect(stub.calls.map(({ body }) => JSON.parse(String(body)))).to.deep.equal([
      { keys: ['k1', 'k2'], reason: 'The store is back', account: 'mei' },
      { keys: ['k1'], account: 'mei' },
    ]);
  });

  it('RETRY-7.16 of an answer for another account, and of none, nothing is believed', async () => {
    stub.answer = () => json({ ...reply207, account: 'kim' }, 207);
    expect((await backend().retryMany?.(both, '', signal))?.get('k1')).to.deep.equal({ kind: 'unknown', why: 'other-account' });
    stub.answer = () => Promise.reject(new TypeError('network'));
    expect((await backend().retryMany?.(both, '', signal))?.get('k2')).to.deep.equal({ kind: 'unknown', why: 'rejected' });
  });
});

describe('a send over HTTP', () => {
  it('SEND-4.2 that is answered with our message is accepted', async () => {
    expect(await backend().send(outgoing, signal)).to.deep.equal({ kind: 'accepted', message });
  });

  it('EMBED-2.1 is put to its address below the base, whether that ends with a slash or not', async () => {
    for (const baseUrl of ['/api', '/api/', `${location.origin}/api`]) await outcome({ baseUrl });
    const url = `${location.origin}/api/conversations/c1/messages/k1`;
    expect(stub.calls.map((call) => [call.method, call.url])).to.deep.equal([['PUT', url], ['PUT', url], ['PUT', url]]);
  });

  it('EMBED-2.6 cannot leave its base address, whatever the ids hold', async () => {
    await backend().send({ ...outgoing, conversationId: '../../admin', key: 'a/b?c#d' }, signal);
    expect(stub.calls[0]?.url).to.equal(`${location.origin}/api/conversations/..%2F..%2Fadmin/messages/a%2Fb%3Fc%23d`);
  });

  it('SEND-3.1 has the same bytes on every attempt', async () => {
    let token = 0;
    const changing = backend({ headers: () => ({ authorization: `Bearer ${++token}` }) });
    for (let i = 0; i < 3; i++) await changing.send({ ...outgoing, text: 'ไทย 😀 "x"' }, signal);
    const bodies = await Promise.all(stub.calls.map(async ({ body }) => [...new Uint8Array(await new Response(body).arrayBuffer())]));
    expect(bodies).to.deep.equal([bodies[0], bodies[0], bodies[0]]);
    expect(JSON.parse(String(stub.calls[0]?.body))).to.deep.equal({ storeId: 's1', text: 'ไทย 😀 "x"', account: 'mei' });
  });

  it('RETRY-7.4 a message in the place of a failed one names it', async () => {
    await backend().send({ ...outgoing, replaces: 'k0' }, signal);
    expect(JSON.parse(String(stub.calls[0]?.body))).to.deep.equal({ storeId: 's1', text: 'hello', replaces: 'k0', account: 'mei' });
  });

  it('EMBED-2.20 says for whom it is sent, in the same bytes each time; nothing of it where the host names nobody', async () => {
    await backend().send({ ...outgoing, platform: 'shopee' }, signal);
    await backend({ account: null }).send({ ...outgoing, platform: 'shopee' }, signal);
    expect(stub.calls.map(({ body }) => String(body))).to.deep.equal(['{"storeId":"s1","text":"hello","account":"mei"}', '{"storeId":"s1","text":"hello"}']);
  });

  it('EMBED-2.7 asks for its headers each time', async () => {
    let token = 0;
    const changing = backend({ headers: async () => ({ authorization: `Bearer ${++token}` }) });
    await changing.send(outgoing, signal);
    await changing.sync(null, signal);
    expect(stub.calls.map(({ headers }) => headers.get('authorization'))).to.deep.equal(['Bearer 1', 'Bearer 2']);
  });

  it('EMBED-2.7 says what it sends and takes, follows no redirect, and asks no cache', async () => {
    await outcome({ headers: () => ({ accept: 'text/html', 'content-type': 'text/plain' }), credentials: 'include' });
    const [call] = stub.calls;
    expect([call?.headers.get('accept'), call?.headers.get('content-type')]).to.deep.equal(['application/json', 'application/json']);
    expect([call?.init.redirect, call?.init.cache, call?.init.credentials]).to.deep.equal(['manual', 'no-store', 'include']);
  });

  it('EMBED-2.7 shows its credentials to its own origin only, where the host says nothing else', async () => {
    await outcome();
    expect(stub.calls[0]?.init.credentials).to.equal('same-origin');
  });
});

describe('a send that was never made', () => {
  const failing: Readonly<Record<string, Partial<HttpBackendOptions>>> = {
    'headers that reject': { headers: () => Promise.reject(new Error('no token')) },
    'headers that throw': {
      headers: () => {
        throw new Error('no token');
      },
    },
    'headers that are none': { headers: () => ({ 'not a name': 'x' }) },
    'a base address that is none': { baseUrl: 'http://' },
  };
  for (const [what, options] of Object.entries(failing)) {
    it(`EMBED-2.7 for ${what} is unreached`, async () => {
      expect(await outcome(options)).to.equal('unreached');
      expect(stub.calls).to.have.length(0);
    });
  }
});

describe('a send without a whole answer', () => {
  const stream = (source: UnderlyingDefaultSource<Uint8Array>) =>
    new Response(new ReadableStream(source), { status: 200, headers: { 'content-type': 'application/json' } });

  it('SEND-4.1 is unconfirmed where fetch rejects', async () => {
    stub.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await outcome()).to.equal('unknown: rejected');
  });

  it('SEND-4.1 is unconfirmed where it was aborted on its way', async () => {
    const controller = new AbortController();
    stub.answer = () => {
      controller.abort();
      return new Promise(() => {});
    };
    expect(await backend().send(outgoing, controller.signal)).to.deep.equal({ kind: 'unknown', why: 'aborted' });
  });

  it('SEND-4.1 is unconfirmed where it was aborted while the host still looked for its headers, and does not leave', async () => {
    const controller = new AbortController();
    const headers = async () => {
      controller.abort();
      return {};
    };
    expect(await backend({ headers }).send(outgoing, controller.signal)).to.deep.equal({ kind: 'unknown', why: 'aborted' });
    expect(stub.calls).to.have.length(0);
  });

  it('SEND-4.1 is unconfirmed where it was redirected', async () => {
    stub.answer = () => Object.defineProperty(new Response(null, { status: 200 }), 'type', { value: 'opaqueredirect' });
    expect(await outcome()).to.equal('unknown: redirected');
  });

  it('SEND-4.1 is unconfirmed where the body was cut, even behind the whole of it', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(reply));
    for (const part of [bytes.subarray(0, 20), bytes]) {
      let given = false;
      stub.answer = () =>
        stream({
          pull(controller) {
            if (given) controller.error(new TypeError('network error'));
            else controller.enqueue(part);
            given = true;
          },
        });
      expect(await outcome()).to.equal('unknown: cut');
    }
  });

  it('EMBED-2.5 is unconfirmed where the body does not end, and is not read any further', async () => {
    let cancelled = false;
    let given = 0;
    const chunk = new Uint8Array(1024 * 1024).fill(120);
    stub.answer = () =>
      stream({
        pull(controller) {
          given++;
          controller.enqueue(chunk);
        },
        cancel() {
          cancelled = true;
        },
      });
    expect(await outcome()).to.equal('unknown: too-long');
    expect([cancelled, given < 25]).to.deep.equal([true, true]);
  });

  it('SEND-4.2 is unconfirmed where the body is empty, or HTML, or no body at all', async () => {
    const answers: readonly (readonly [() => Response, string])[] = [
      [() => json(''), 'unknown: malformed-reply'],
      [() => json('<title>Sign in</title>', 200, 'text/html'), 'unknown: not-json'],
      [() => new Response(null, { status: 204 }), 'unknown: http-204'],
      [() => json('<h1>', 502, 'text/html'), 'unknown: http-502'],
    ];
    for (const [answer, expected] of answers) {
      stub.answer = answer;
      expect(await outcome()).to.equal(expected);
    }
  });

  it('SEND-4.2 is believed whatever parameters and case its media type has, in however many pieces it comes', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...reply, message: { ...message, text: 'ไทย' } }));
    stub.answer = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
            controller.close();
          },
        }),
        { status: 200, headers: { 'content-type': 'Application/JSON; charset=UTF-8' } },
      );
    expect(await backend().send(outgoing, signal)).to.deep.equal({ kind: 'accepted', message: { ...message, text: 'ไทย' } });
  });
});

describe('an answer over HTTP', () => {
  const ask = {
    capabilities: [capabilities, () => backend().capabilities(signal)],
    sync: [page, () => backend().sync('cur', signal)],
    history: [history, () => backend().history('c1', 7, 50, signal)],
    read: [{ account: 'mei' }, () => backend().read('c1', 9, signal)],
  } as const;

  for (const [verb, [good, call]] of Object.entries(ask)) {
    it(`SYNC-6.1 to ${verb} is taken where it fits`, async () => {
      stub.answer = () => json(good);
      expect(await call()).to.deep.equal({ ok: true, value: good });
    });

    it(`SYNC-6.5 to ${verb} is not taken for another account`, async () => {
      stub.answer = () => json({ ...good, account: 'kim' });
      expect(await call()).to.deep.equal({ ok: false, why: 'other-account' });
    });

    it(`SYNC-3.1 to ${verb} that is none says why`, async () => {
      const answers: readonly (readonly [() => Response | Promise<Response>, string])[] = [
        [() => json(good, 404), 'http-404'],
        [() => json(good, 201), 'http-201'],
        [() => json(good, 200, 'text/html'), 'not-json'],
        [() => json({}), 'malformed-reply'],
        [() => json(''), 'malformed-reply'],
        [() => Promise.reject(new TypeError('Failed to fetch')), 'rejected'],
      ];
      for (const [answer, why] of answers) {
        stub.answer = answer;
        expect(await call()).to.deep.equal({ ok: false, why });
      }
    });
  }

  it('SYNC-6.5 is taken for any account where the host names none', async () => {
    stub.answer = () => json({ ...page, account: 'kim' });
    expect((await backend({ account: null }).sync(null, signal)).ok).to.equal(true);
  });

  it('FAIL-2.10 says how long it asks to be left alone, by its own Date', async () => {
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
    const answers: readonly (readonly [headers: Record<string, string>, ms: number | null])[] = [
      [{}, null],
      [{ date }, null],
      [{ 'retry-after': '120' }, 120_000],
      [{ 'retry-after': 'Sun, 06 Nov 1994 08:50:07 GMT', date }, 30_000],
      [{ 'retry-after': 'Sun, 06 Nov 1994 08:50:07 GMT' }, null],
    ];
    for (const [headers, retryAfterMs] of answers) {
      stub.answer = () => new Response('', { status: 429, headers });
      const answer = await callHttp({ baseUrl: '/api', account: 'mei' }, { method: 'GET', path: 'sync' }, signal);
      expect(answer).to.deep.equal({ type: 'answered', status: 429, mediaType: 'text/plain', body: '', retryAfterMs });
    }
  });

  it('INBOX-3.8 to a history of another conversation is not taken', async () => {
    stub.answer = () => json({ ...history, conversationId: 'c2' });
    expect(await backend().history('c1', null, 50, signal)).to.deep.equal({ ok: false, why: 'other-conversation' });
  });

  it('INBOX-2.3 what was read is put to the backend with its position', async () => {
    stub.answer = () => json({ account: 'mei' });
    await backend().read('c1', 9, signal);
    const [call] = stub.calls;
    expect([call?.method, call?.url, call?.body]).to.deep.equal(['PUT', `${location.origin}/api/conversations/c1/read`, '{"position":9}']);
  });

  it('SEND-4.4 to a look-up is found, absent or unknown', async () => {
    const look = () => backend().lookUp({ key: 'k1', conversationId: 'c1' }, signal);
    stub.answer = () => json(reply);
    expect(await look()).to.deep.equal({ kind: 'found', message });
    stub.answer = () => json({ ...reply, message: null });
    expect(await look()).to.deep.equal({ kind: 'absent' });
    stub.answer = () => json('<h1>', 404, 'text/html');
    expect((await look()).kind).to.equal('unknown');
    expect(stub.calls.map((call) => [call.method, call.url, call.body])).to.deep.equal(Array(3).fill(['GET', `${location.origin}/api/messages/k1`, null]));
  });
});

describe('the codes in the answer to a send over HTTP', () => {
  const problem = { account: 'mei', key: 'k1', class: 'permanent', retryable: false, committed: false };
  const causeOf = async (options: Partial<HttpBackendOptions>, platform?: string) => {
    const sent = await backend(options).send(platform === undefined ? outgoing : { ...outgoing, platform }, signal);
    return sent.kind === 'refused' ? sent.failure.cause : sent.kind;
  };
  beforeEach(() => {
    stub.answer = () => json({ ...problem, code: 'error_auth' }, 422, 'application/problem+json');
  });

  it('FAIL-7.4 are read by the platform of its store', async () => {
    expect([await causeOf({}, 'shopee'), await causeOf({}, 'lazada'), await causeOf({})]).to.deep.equal(['login', 'unknown', 'unknown']);
  });

  it("FAIL-7.6 are read by the host's own table first, which is asked for each time", async () => {
    let causes: Causes | null = { 'shopee:error_auth': { cause: 'config' } };
    const changing = { causes: () => causes };
    const live = backend(changing);
    const seen: string[] = [];
    for (const next of [causes, null, { 'lazada:x': { cause: 'content' as const } }]) {
      causes = next;
      const sent = await live.send({ ...outgoing, platform: 'shopee' }, signal);
      seen.push(sent.kind === 'refused' ? sent.failure.cause : sent.kind);
    }
    expect(seen).to.deep.equal(['config', 'login', 'login']);
  });

  it('FAIL-7.6 are read by what is known where something is wrong with the table of the host', async () => {
    const wrong = { 'shopee:error_auth': { cause: 'config' }, 'no code': { cause: 'moon' } } as unknown as Causes;
    expect(await causeOf({ causes: () => wrong }, 'shopee')).to.equal('login');
  });
});
