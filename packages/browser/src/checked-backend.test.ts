import { expect } from 'chai';
import type { StreamNews } from '@cs-inbox/core';
import type { Backend } from './backend.ts';
import { checkedBackend } from './checked-backend.ts';

const { signal } = new AbortController();
const outgoing = { key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hello', replaces: null };
const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hello', position: 1, at: 1, receipt: 'sent' };

/** A backend of a host that does not keep to its types. */
function resolving(value: unknown, account: string | null = 'mei'): Backend {
  const verb = () => Promise.resolve(value as never);
  return checkedBackend({ capabilities: verb, send: verb, lookUp: verb, sync: verb, history: verb, read: verb }, account);
}

describe('what a host backend resolves a send with', () => {
  for (const [what, value, expected] of [
    ['nothing', undefined, { kind: 'unknown', why: 'malformed-reply' }],
    ['a word', 'ok', { kind: 'unknown', why: 'malformed-reply' }],
    ['a kind that there is not', { kind: 'done' }, { kind: 'unknown', why: 'malformed-reply' }],
    ['acceptance without a message', { kind: 'accepted' }, { kind: 'unknown', why: 'malformed-reply' }],
    ["acceptance of another's message", { kind: 'accepted', message: { ...message, key: 'k2' } }, { kind: 'unknown', why: 'other-message' }],
    ['acceptance in another conversation', { kind: 'accepted', message: { ...message, conversationId: 'c2' } }, { kind: 'unknown', why: 'other-message' }],
    ['acceptance of an incoming message', { kind: 'accepted', message: { ...message, direction: 'in' } }, { kind: 'unknown', why: 'other-message' }],
    ['a refusal without a failure', { kind: 'refused' }, { kind: 'unknown', why: 'malformed-problem' }],
    ['its own word for not knowing', { kind: 'unknown', why: 'socket-closed' }, { kind: 'unknown', why: 'socket-closed' }],
    ['acceptance', { kind: 'accepted', message, more: 1 }, { kind: 'accepted', message }],
  ] as const) {
    it(`EMBED-2.8 ${what}`, async () => {
      expect(await resolving(value).send(outgoing, signal)).to.deep.equal(expected);
    });
  }

  it('FAIL-7.7 its own word for not knowing, with the reason that the platform gave', async () => {
    const failure = { cause: 'throttled', class: 'retryable', retryable: true, retryAt: null, code: '36009002', requestId: 'r', detail: 'no', words: [] };
    expect(await resolving({ kind: 'unknown', why: 'open', failure, retryAfterMs: 4_000 }).send(outgoing, signal)).to.deep.equal({ kind: 'unknown', why: 'open', failure, retryAfterMs: 4_000 });
    const coded = { class: 'business', retryable: false, code: '36009002' };
    const said = await resolving({ kind: 'unknown', failure: coded }).send({ ...outgoing, platform: 'tiktok-shop' }, signal);
    expect(said.kind === 'unknown' && [said.why, said.failure?.cause]).to.deep.equal(['malformed-reply', 'throttled']);
    expect(await resolving({ kind: 'unknown', why: 'open', failure: { class: 7 } }).send(outgoing, signal)).to.deep.equal({ kind: 'unknown', why: 'open' });
  });

  it('FAIL-7.4 a refusal with a code alone has the cause of that code', async () => {
    const given = { kind: 'refused', failure: { class: 'business', retryable: false, code: '105002' } };
    const said = await resolving(given).send({ ...outgoing, platform: 'tiktok-shop' }, signal);
    expect(said.kind === 'refused' && said.failure.cause).to.equal('login');
  });

  it('EMBED-2.8 a refusal keeps cause, code and time', async () => {
    const failure = { cause: 'content', class: 'business', retryable: false, retryAt: 5, code: '36', requestId: 'r', detail: 'no', words: ['x'] };
    expect(await resolving({ kind: 'refused', failure }).send(outgoing, signal)).to.deep.equal({ kind: 'refused', failure });
  });
});

describe('what a host backend resolves many retries with', () => {
  const many = [outgoing, { ...outgoing, key: 'k2' }];
  const outcomes = (value: unknown) => checkedBackend({ ...resolving(undefined), retryMany: () => Promise.resolve(value as never) }, 'mei').retryMany?.(many, '', signal);

  it('EMBED-2.8 each is judged as a send is, and what has no outcome stays without', async () => {
    const failure = { cause: 'content', class: 'business', retryable: false, retryAt: null, code: '36', requestId: 'r', detail: 'no', words: [] };
    expect(await outcomes(new Map([['k1', { kind: 'accepted', message }], ['k2', { kind: 'refused', failure }]]))).to.deep.equal(
      new Map([['k1', { kind: 'accepted', message }], ['k2', { kind: 'refused', failure }]]),
    );
    expect(await outcomes(new Map([['k1', { kind: 'accepted', message: { ...message, key: 'k2' } }]]))).to.deep.equal(new Map([['k1', { kind: 'unknown', why: 'other-message' }]]));
    for (const value of [undefined, null, 'ok', {}, []]) expect(await outcomes(value)).to.deep.equal(new Map());
  });

  it('EMBED-2.8 one that has no such request has no bulk retry, whatever it says', async () => {
    const value = { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: true, stream: 'none', bulkRetry: true };
    const verb = () => Promise.resolve({ ok: true, value } as never);
    const host: Backend = { capabilities: verb, send: verb, lookUp: verb, sync: verb, history: verb, read: verb };
    expect(await checkedBackend(host, 'mei').capabilities(signal)).to.deep.equal({ ok: true, value: { ...value, bulkRetry: false } });
    expect(await checkedBackend({ ...host, retryMany: verb }, 'mei').capabilities(signal)).to.deep.equal({ ok: true, value });
  });
});

describe('what a host backend resolves everything else with', () => {
  it('EMBED-2.8 a look-up', async () => {
    expect(await resolving({ kind: 'absent' }).lookUp(outgoing, signal)).to.deep.equal({ kind: 'absent' });
    expect(await resolving({ kind: 'found', message }).lookUp(outgoing, signal)).to.deep.equal({ kind: 'found', message });
    expect(await resolving({ kind: 'found' }).lookUp(outgoing, signal)).to.deep.equal({ kind: 'unknown', why: 'malformed-reply' });
    expect(await resolving(null).lookUp(outgoing, signal)).to.deep.equal({ kind: 'unknown', why: 'malformed-reply' });
  });

  it('EMBED-2.8 a question that is not answered by its schema', async () => {
    const malformed = { ok: false, why: 'malformed-reply' };
    for (const value of [undefined, { ok: true }, { ok: true, value: { protocol: 2 } }]) {
      expect(await resolving(value).capabilities(signal)).to.deep.equal(malformed);
      expect(await resolving(value).sync(null, signal)).to.deep.equal(malformed);
      expect(await resolving(value).history('c1', null, 50, signal)).to.deep.equal(malformed);
    }
    expect(await resolving({ ok: false, why: 'http-503' }).sync(null, signal)).to.deep.equal({ ok: false, why: 'http-503' });
    expect(await resolving({ ok: false }).sync(null, signal)).to.deep.equal(malformed);
  });

  it('EMBED-2.8 a look-up that found a message of another key, conversation or direction', async () => {
    for (const change of [{ key: 'k2' }, { key: null }, { conversationId: 'c2' }, { direction: 'in' }]) {
      const found = { kind: 'found', message: { ...message, ...change } };
      expect(await resolving(found).lookUp(outgoing, signal)).to.deep.equal({ kind: 'unknown', why: 'other-message' });
    }
  });

  const page = { account: 'mei', epoch: 'e1', mode: 'full', cursor: 'cur', hasMore: false, stores: [], conversations: [], messages: [] };
  const history = { account: 'mei', conversationId: 'c1', messages: [], hasMore: false };
  const capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: true, stream: 'none', bulkRetry: false };
  const questions: Readonly<Record<string, readonly [object, (backend: Backend) => Promise<unknown>]>> = {
    capabilities: [capabilities, (backend) => backend.capabilities(signal)],
    sync: [page, (backend) => backend.sync(null, signal)],
    history: [history, (backend) => backend.history('c1', null, 50, signal)],
  };
  for (const [verb, [value, ask]] of Object.entries(questions)) {
    it(`EMBED-2.8 ${verb} for our account, for another, and where the host names none`, async () => {
      expect(await ask(resolving({ ok: true, value }))).to.deep.equal({ ok: true, value });
      const other = { ...value, account: 'kim' };
      expect(await ask(resolving({ ok: true, value: other }))).to.deep.equal({ ok: false, why: 'other-account' });
      expect(await ask(resolving({ ok: true, value: other }, null))).to.deep.equal({ ok: true, value: other });
    });
  }

  it('EMBED-2.8 a history of another conversation', async () => {
    const other = { ok: true, value: { ...history, conversationId: 'c2' } };
    expect(await resolving(other).history('c1', null, 50, signal)).to.deep.equal({ ok: false, why: 'other-conversation' });
  });

  it('EMBED-2.8 what was read, in whatever words', async () => {
    expect(await resolving({ ok: true }).read('c1', 9, signal)).to.deep.equal({ ok: true, value: null });
    expect(await resolving({ ok: false, why: 'http-503' }).read('c1', 9, signal)).to.deep.equal({ ok: false, why: 'http-503' });
    for (const value of [undefined, null, 'ok', true]) {
      expect(await resolving(value).read('c1', 9, signal)).to.deep.equal({ ok: false, why: 'malformed-reply' });
    }
  });
});

describe('what a host backend tells of its stream', () => {
  const store = { id: 's1', name: 'Sunny Home', platform: 'shopee', market: 'MY', login: 'expired', textLengthMax: 1_000 };
  const event = { type: 'store', cursor: 'c1', sequence: 1, store } as const;
  const verb = () => Promise.resolve(undefined as never);
  const host: Backend = { capabilities: verb, send: verb, lookUp: verb, sync: verb, history: verb, read: verb };

  function heard(...told: readonly unknown[]): readonly StreamNews[] {
    const news: StreamNews[] = [];
    const stream: Backend['stream'] = (_, tell) => told.forEach((one) => tell(one as never));
    void checkedBackend({ ...host, stream }, 'mei').stream?.('cur', (one) => news.push(one), signal);
    return news;
  }

  it('SYNC-6.41 is handed on where it is news: open first and once, whatever else it says of an event left out', () => {
    const more = { ...event, more: 1, store: { ...store, more: 1 } };
    expect(heard({ type: 'open' }, { type: 'event', event: more }, { type: 'alive' }, { type: 'ended', why: 'closed', retryMs: 1_500.5 })).to.deep.equal([
      { type: 'open' },
      { type: 'event', event },
      { type: 'alive' },
      { type: 'ended', why: 'closed', retryMs: 1_501 },
    ]);
    expect(heard({ type: 'event', event }, { type: 'open' })).to.deep.equal([{ type: 'open' }, { type: 'event', event }, { type: 'alive' }]);
    expect(heard({ type: 'alive' }, { type: 'alive' })).to.deep.equal([{ type: 'open' }, { type: 'alive' }]);
    expect(heard({ type: 'ended', why: 'http-410', retryMs: null })).to.deep.equal([{ type: 'ended', why: 'http-410', retryMs: null }]);
  });

  it('SYNC-6.41 is something that was missed where it is none, or does not fit', () => {
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    const bad = [undefined, null, 'event', 7, {}, { type: 'moon' }, { type: 'event' }, { type: 'event', event: { ...event, store: { id: 7 } } }, { type: 'event', event: loop }, { type: 'unreadable' }];
    for (const one of bad) expect(heard({ type: 'open' }, one).slice(1), String(one)).to.deep.equal([{ type: 'unreadable', why: 'malformed-event' }]);
    expect(heard({ type: 'open' }, { type: 'unreadable', why: 'gap' }).slice(1)).to.deep.equal([{ type: 'unreadable', why: 'gap' }]);
  });

  it('SYNC-6.41 ends for a reason, and with a wait only where that is a length of time', () => {
    for (const retryMs of [undefined, -1, Number.NaN, '5']) expect(heard({ type: 'ended', retryMs })).to.deep.equal([{ type: 'ended', why: 'malformed-reply', retryMs: null }]);
  });

  it('SYNC-6.41 is none where it has no such verb, whatever it says that it can do', async () => {
    const value = { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: true, stream: 'sse', bulkRetry: false };
    const can = { ...host, capabilities: () => Promise.resolve({ ok: true, value } as never) };
    const streams = async (backend: Backend) => {
      const answer = await checkedBackend(backend, 'mei').capabilities(signal);
      return answer.ok && answer.value.stream;
    };
    expect([await streams(can), await streams({ ...can, stream: () => {} })]).to.deep.equal(['none', 'sse']);
    expect(checkedBackend(can, 'mei').stream).to.equal(undefined);
  });

  it('SYNC-6.41 knows its own backend', async () => {
    class Socket {
      readonly opened: unknown[] = [];
      stream(cursor: string, _: unknown, given: AbortSignal) {
        this.opened.push(cursor, given);
      }
    }
    const socket = new Socket();
    await checkedBackend(Object.assign(socket, host), 'mei').stream?.('cur', () => {}, signal);
    expect(socket.opened).to.deep.equal(['cur', signal]);
  });
});
