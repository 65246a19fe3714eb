import { expect } from 'chai';
import type { Backend } from './backend.ts';
import { checkedBackend } from './checked-backend.ts';

const { signal } = new AbortController();
const outgoing = { key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hello' };
const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hello', position: 1, at: 1, receipt: 'sent' };

/** A backend of a host that does not keep to its types. */
function resolving(value: unknown): Backend {
  const verb = () => Promise.resolve(value as never);
  return checkedBackend({ capabilities: verb, send: verb, lookUp: verb, sync: verb, history: verb, read: verb });
}

describe('what a host backend resolves a send with', () => {
  for (const [what, value, expected] of [
    ['nothing', undefined, { kind: 'unknown', why: 'malformed-reply' }],
    ['a word', 'ok', { kind: 'unknown', why: 'malformed-reply' }],
    ['a kind that there is not', { kind: 'done' }, { kind: 'unknown', why: 'malformed-reply' }],
    ['acceptance without a message', { kind: 'accepted' }, { kind: 'unknown', why: 'malformed-reply' }],
    ["acceptance of another's message", { kind: 'accepted', message: { ...message, key: 'k2' } }, { kind: 'unknown', why: 'malformed-reply' }],
    ['a refusal without a failure', { kind: 'refused' }, { kind: 'unknown', why: 'malformed-reply' }],
    ['its own word for not knowing', { kind: 'unknown', why: 'socket-closed' }, { kind: 'unknown', why: 'socket-closed' }],
    ['acceptance', { kind: 'accepted', message, more: 1 }, { kind: 'accepted', message }],
  ] as const) {
    it(`EMBED-2.8 ${what}`, async () => {
      expect(await resolving(value).send(outgoing, signal)).to.deep.equal(expected);
    });
  }

  it('EMBED-2.8 a refusal keeps cause, code and time', async () => {
    const failure = { cause: 'content', class: 'business', retryable: false, retryAt: 5, code: '36', requestId: 'r', detail: 'no', words: ['x'] };
    expect(await resolving({ kind: 'refused', failure }).send(outgoing, signal)).to.deep.equal({ kind: 'refused', failure });
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
    expect(await resolving({ ok: false }).sync(null, signal)).to.deep.equal({ ok: false, why: 'rejected' });
  });
});
