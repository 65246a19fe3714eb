import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleEntry } from '../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';
import { draftRow, outRow } from './rows.ts';

const conversations = [sampleConversation()];

/** A page whose disk already holds these rows. */
function pageOver(rows: Iterable<readonly [string, unknown]>, kind: 'disk' | 'memory' = 'disk') {
  const world = new FakeWorld();
  world.kind = kind;
  for (const [key, value] of rows) world.rows.set(key, value);
  const inbox = createInbox(world.ports);
  inbox.start();
  inbox.open('c1');
  return { world, inbox };
}
const rowOf = (row: { key: string; value: unknown }) => [row.key, row.value] as const;

describe('after a reload', () => {
  test('SEND-2.3 what had been on its way is unconfirmed, what had not is queued, in the old order', () => {
    const { world, inbox } = pageOver([
      rowOf(outRow(sampleEntry({ key: 'k2', seq: 2 }))),
      rowOf(outRow(sampleEntry({ key: 'k1', seq: 1, delivery: 'sending', attemptCount: 1 }))),
    ]);
    assert.deepEqual(inbox.$thread.get().bubbles, []);
    world.open();
    assert.deepEqual(inbox.$thread.get().bubbles.map(({ key, delivery }) => [key, delivery]), [['k1', 'unconfirmed'], ['k2', 'queued']]);
  });

  test('SEND-2.3 a page that was killed at any write of the disk finds every message that the disk had', () => {
    for (let written = 0; written <= 4; written++) {
      const first = pageOver([]);
      first.world.open();
      first.world.bringUp({ conversations });
      first.inbox.send('c1', 'one');
      first.inbox.send('c1', 'two');
      for (let i = 0; i < written; i++) {
        const commit = first.world.commits.shift();
        for (const { key, value } of commit?.asked.puts ?? []) first.world.rows.set(key, structuredClone(value));
        commit?.answer({ ok: true });
      }
      const { world, inbox } = pageOver(first.world.rows);
      world.open();
      assert.deepEqual(inbox.$thread.get().bubbles.map(({ text }) => text), ['one', 'two'].slice(0, written));
    }
  });

  test('SEND-3.3 what came from the backend before the disk was read heals what the disk had', () => {
    const sending = sampleEntry({ delivery: 'sending', attemptCount: 1, sendingSince: 5, windowSince: 5 });
    const { world, inbox } = pageOver([rowOf(outRow(sending))]);
    world.bringUp({ conversations, messages: [sampleMessage({ key: 'k1' })] }, { deduplicationWindowMs: 0, lookUp: false });
    world.open();
    world.store();
    assert.deepEqual(inbox.$thread.get().bubbles.map(({ id, delivery }) => [id, delivery]), [['k1', 'sent']]);
    assert.deepEqual([[...world.rows.keys()], world.sends.length, world.lookUps.length], [['place:c1'], 0, 0]);
  });

  test('SEND-2.7 rows that cannot be read are counted, kept, and neither shown nor sent', () => {
    const bad = [
      ['out:bad', { v: 1, text: 'half' }],
      ['out:newer', { ...sampleEntry({ key: 'newer' }), v: 99 }],
      ['out:other', { ...sampleEntry({ key: 'k7' }), v: 1 }],
      ['draft:c1', { v: 1 }],
    ] as const;
    const { world, inbox } = pageOver(bad);
    world.open();
    assert.equal(inbox.$quarantined.get(), 4);
    world.bringUp({ conversations });
    world.pass(60_000);
    world.store();
    assert.deepEqual([world.sends.length, inbox.$thread.get().bubbles.length, inbox.$draft.get().text], [0, 0, '']);
    assert.deepEqual([...world.rows], bad);
  });

  test('SEND-2.23 a draft that a newer page has left stays, whatever is typed or sent in its place, and that is not saved', () => {
    const newer = { v: 2, blocks: ['half a'] };
    const { world, inbox } = pageOver([['draft:c1', newer], ['paused', { v: 2, shops: [] }]]);
    world.open();
    world.bringUp({ conversations });
    inbox.setDraft('c1', 'typed');
    world.pass(150);
    world.store();
    assert.deepEqual([inbox.$draft.get().saved, world.rows.get('draft:c1')], ['unsaved', newer]);
    inbox.send('c1', 'typed');
    inbox.pause('s1', true);
    world.store();
    assert.deepEqual([world.rows.get('draft:c1'), world.rows.get('paused'), world.rows.has('out:k1'), inbox.$quarantined.get()], [newer, { v: 2, shops: [] }, true, 2]);
  });

  test('SEND-2.7 a row of somebody else is neither read nor counted', () => {
    const { world, inbox } = pageOver([['conv:c1', 'anything']]);
    world.open();
    assert.equal(inbox.$quarantined.get(), 0);
  });

  test('INBOX-4.1 the drafts are there again', () => {
    const { world, inbox } = pageOver([rowOf(draftRow('c1', { text: 'half a sent', replaces: null })), rowOf(draftRow('c2', { text: 'other', replaces: null }))]);
    world.open();
    assert.deepEqual(inbox.$draft.get(), { text: 'half a sent', saved: 'saved', replaces: null });
    inbox.open('c2');
    assert.equal(inbox.$draft.get().text, 'other');
  });

  test('INBOX-4.1 what was typed before the disk was read stays', () => {
    const { world, inbox } = pageOver([rowOf(draftRow('c1', { text: 'old', replaces: null }))]);
    inbox.setDraft('c1', 'new');
    world.open();
    assert.equal(inbox.$draft.get().text, 'new');
  });
});

describe('where it is kept', () => {
  test('SEND-2.6 is known once the disk has been read', () => {
    const { world, inbox } = pageOver([]);
    assert.deepEqual([inbox.$storage.get(), inbox.$ready.get()], ['opening', false]);
    world.open();
    assert.deepEqual([inbox.$storage.get(), inbox.$ready.get()], ['disk', true]);
  });

  test('SEND-2.6 is only the memory of the page where the disk does not open', () => {
    const { world, inbox } = pageOver([], 'memory');
    world.open();
    assert.deepEqual([inbox.$storage.get(), inbox.$ready.get()], ['memory', true]);
  });
});

describe('a conversation that the backend has not told of', () => {
  const offline = (...entries: Parameters<typeof outRow>[0][]) => {
    const world = new FakeWorld();
    world.online = false;
    for (const [key, value] of entries.map((entry) => rowOf(outRow(entry)))) world.rows.set(key, value);
    const inbox = createInbox(world.ports);
    inbox.start();
    world.open();
    return { world, inbox };
  };

  test('SEND-2.3 has its row all the same while something of it is unsent, with the name of its buyer', () => {
    const { inbox } = offline(sampleEntry({ buyerName: 'Nok', text: 'unsent' }), sampleEntry({ key: 'k2', seq: 2, conversationId: 'c2' }));
    const [row, other] = inbox.$conversations.get();
    assert.deepEqual([row?.conversation.id, row?.conversation.buyer.name, row?.conversation.storeId, row?.store], ['c1', 'Nok', 's1', null]);
    assert.deepEqual([row?.snippet, row?.trouble], [{ text: 'unsent', direction: 'out' }, { delivery: 'waiting', count: 1, cause: 'network', hold: null }]);
    assert.equal(other?.conversation.id, 'c2');
    inbox.open('c1');
    assert.deepEqual([inbox.$selected.get(), inbox.$thread.get().bubbles.length], [row, 1]);
  });

  test('SEND-2.3 has its store once that is known, and is itself once the backend tells of it', () => {
    const { world, inbox } = offline(sampleEntry({ buyerName: 'Nok' }));
    const [before] = inbox.$conversations.get();
    world.pass(30_000);
    world.bringUp({ stores: [sampleStore()] });
    const [row] = inbox.$conversations.get();
    assert.notEqual(row, before);
    assert.deepEqual([row?.store?.id, row?.conversation.buyer.name], ['s1', 'Nok']);
    world.pass(3_000);
    world.bringUp({ conversations: [sampleConversation({ buyer: { id: 'b1', name: 'Nok P.' } })] });
    assert.deepEqual(inbox.$conversations.get().map(({ conversation }) => conversation.buyer), [{ id: 'b1', name: 'Nok P.' }]);
  });

  test('SEND-2.3 has none where all of it was given up', () => {
    assert.deepEqual(offline(sampleEntry({ delivery: 'discarded' })).inbox.$conversations.get(), []);
  });

  test('INBOX-2.9 whose row says the same stays the same object', () => {
    const { world, inbox } = offline(sampleEntry(), sampleEntry({ key: 'k2', seq: 2, conversationId: 'c2' }));
    const before = inbox.$conversations.get();
    world.pass(30_000);
    world.bringUp();
    assert.equal(inbox.$conversations.get(), before);
  });
});
