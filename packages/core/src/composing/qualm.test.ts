import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Bubble } from '../timeline/bubble.ts';
import { type Qualm, qualmsOf, remembered, type SentText } from './qualm.ts';

const now = 1_780_000_000_000;
const text = 'The courier will call you before he comes.';
const bubble = (more: Partial<Bubble> = {}): Bubble => ({
  id: 'k1', key: 'k1', direction: 'out', kind: 'text', text, at: now - 60_000, delivery: 'sent', failure: null, attempts: 1,
  retry: null, resumes: null, holdsUp: 0, hold: null, sendingSince: null, asks: false, yields: false, history: [], ...more,
});
const none = { bubbles: [], recent: [], replaces: null, now };
const types = (qualms: readonly Qualm[]) => qualms.map(({ type }) => type);

describe('a text is asked about', () => {
  test('INBOX-4.13 where nearly the same went to the buyer within ten minutes', () => {
    const asked = (more: Partial<Bubble>, replaces: string | null = null) => qualmsOf({ conversationId: 'c1', text: 'the courier will call you before he comes' }, { ...none, bubbles: [bubble(more)], replaces });
    assert.deepEqual(asked({}), [{ type: 'same', at: now - 60_000 }]);
    for (const delivery of ['queued', 'waiting', 'sending', 'unconfirmed', 'delivered', 'read'] as const) assert.equal(asked({ delivery }).length, 1, delivery);
    for (const delivery of ['failed', 'blocked', 'discarded'] as const) assert.deepEqual(asked({ delivery }), [], delivery);
    assert.deepEqual([asked({ at: now - 600_001 }), asked({ direction: 'in' }), asked({ text: 'Another' }), asked({}, 'k1')], [[], [], [], []]);
  });

  test('INBOX-4.14 where the same has gone to five other buyers within ten minutes, and again after five more', () => {
    let recent: readonly SentText[] = [];
    const rounds: string[][] = [];
    for (let i = 0; i < 13; i += 1) {
      const conversationId = `c${i}`;
      const asked = qualmsOf({ conversationId, text }, { ...none, recent });
      rounds.push(types(asked));
      recent = remembered(recent, { conversationId, text, at: now }, asked);
    }
    assert.deepEqual(rounds.flatMap((asked, i) => (asked.length > 0 ? [i] : [])), [5, 10]);
    assert.deepEqual(qualmsOf({ conversationId: 'c0', text }, { ...none, recent: recent.slice(0, 4) }), []);
    const before = [0, 1, 2, 3, 4].map((i) => ({ conversationId: `c${i}`, text, at: now - 600_001 }));
    assert.deepEqual(qualmsOf({ conversationId: 'c9', text }, { ...none, recent: before }), []);
  });

  test('INBOX-4.14 a short word of thanks goes to everybody, and the same buyer counts once', () => {
    const recent = (said: string, ids: readonly string[]) => ids.map((conversationId) => ({ conversationId, text: said, at: now }));
    const ids = ['c1', 'c2', 'c3', 'c4', 'c5'];
    assert.deepEqual(qualmsOf({ conversationId: 'c9', text: 'Thank you' }, { ...none, recent: recent('Thank you', ids) }), []);
    assert.deepEqual(qualmsOf({ conversationId: 'c9', text }, { ...none, recent: recent(text, ['c1', 'c1', 'c1', 'c1', 'c2']) }), []);
    assert.deepEqual(qualmsOf({ conversationId: 'c9', text }, { ...none, recent: recent(text, ids) }), [{ type: 'many', count: 5 }]);
    assert.deepEqual(qualmsOf({ conversationId: 'c5', text }, { ...none, recent: recent(text, ids) }), []);
  });

  test('INBOX-4.14 no more than a hundred texts are remembered', () => {
    let recent: readonly SentText[] = [];
    for (let i = 0; i < 150; i += 1) recent = remembered(recent, { conversationId: `c${i}`, text: `${i}`, at: now }, []);
    assert.deepEqual([recent.length, recent[0]?.text], [100, '50']);
  });

  test('INBOX-4.25 where a place is open yet', () => {
    assert.deepEqual(qualmsOf({ conversationId: 'c1', text: 'Order {order} of {buyer}' }, none), [{ type: 'open', places: ['{order}', '{buyer}'] }]);
  });
});
