import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';

function running(world = new FakeWorld()) {
  const inbox = createInbox(world.ports, { operator: () => 'Mei Lin' });
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] });
  inbox.open('c1');
  world.history();
  const bubble = (id = 'k1') => inbox.$thread.get().bubbles.find((one) => one.id === id);
  return { world, inbox, bubble };
}

/** A poll brings what became of a message. */
function told(world: FakeWorld, ...messages: Parameters<typeof sampleMessage>[0][]): void {
  world.pass(4_000);
  world.page({ cursor: `after ${world.now}`, messages: messages.map((change) => sampleMessage({ conversationId: 'c1', ...change })), conversations: [] });
}
const of = (key: string, position: number, text: string) => ({ id: `id-${key}`, key, position, text });

/** k1 was lost once, sent again, taken, and then blocked by the platform. */
function blocked() {
  const page = running();
  const { world, inbox } = page;
  inbox.send('c1', 'free phone');
  world.store();
  world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
  world.store();
  world.pass(2_000);
  world.store();
  world.accept(5);
  world.store();
  told(world, { ...of('k1', 5, 'free phone'), receipt: 'blocked', note: 'no phones' });
  return page;
}

describe('a message that the platform blocks after it has taken it', () => {
  test('SEND-9.1 goes from sent to blocked with the note of the platform, and stays so', () => {
    const { world, bubble } = blocked();
    assert.deepEqual([bubble()?.delivery, bubble()?.failure?.detail, bubble()?.attempts], ['blocked', 'no phones', 2]);
    told(world, { ...of('k1', 5, 'free phone'), receipt: 'delivered' });
    assert.deepEqual([bubble()?.delivery, bubble()?.retry], ['blocked', { verdict: 'may', at: null }]);
  });

  test('SEND-9.2 "Retry" sends its text as a new one that names it; attempt numbers go on', () => {
    const { world, inbox, bubble } = blocked();
    assert.deepEqual(inbox.resend('c1', 'k1', 'buyer waits'), { ok: true, key: 'k2' });
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => [asked.key, asked.text, asked.replaces]), [['k2', 'free phone', 'k1']]);
    const { attempts, delivery, history } = bubble('k2') ?? {};
    assert.deepEqual([delivery, attempts, history?.map(({ trigger, by, reason }) => [trigger, by, reason])], ['sending', 3, [['manual', 'Mei Lin', 'buyer waits']]]);
    world.accept(7);
    world.store();
    assert.deepEqual([bubble()?.delivery, bubble('k2')?.delivery, bubble('k2')?.attempts], ['blocked', 'sent', 3]);
    assert.equal(bubble()?.retry?.verdict, 'never');
  });

  test('SEND-9.2 "Retry" is refused where it is not eligible, and says why', () => {
    const { world, inbox } = blocked();
    assert.deepEqual(inbox.resend('c1', 'k9'), { ok: false, why: 'not-blocked' });
    inbox.send('c1', 'another');
    world.store();
    assert.deepEqual(inbox.resend('c1', 'k1'), { ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'answer' } });
    world.accept(7);
    assert.deepEqual(inbox.resend('c1', 'k1'), { ok: false, why: 'not-eligible', eligibility: { verdict: 'never', why: 'newer', newerAt: world.now } });
  });

  test('SEND-9.2 the count goes on after a reload', () => {
    const before = blocked();
    const { world, inbox, bubble } = running(new FakeWorld({ rows: before.world.rows, keys: 'n' }));
    told(world, { ...of('k1', 5, 'free phone'), receipt: 'blocked' });
    inbox.resend('c1', 'k1');
    world.store();
    assert.deepEqual([bubble()?.attempts, bubble('n1')?.attempts], [2, 3]);
  });

  test('SEND-9.3 "Edit" puts its text into the composer, and what is sent next names it and counts on', () => {
    const { world, inbox, bubble } = blocked();
    inbox.edit('c1', 'k1');
    assert.deepEqual([inbox.$draft.get().text, inbox.$draft.get().replaces], ['free phone', 'k1']);
    inbox.setDraft('c1', 'phone');
    inbox.send('c1', 'phone');
    world.store();
    assert.deepEqual([world.sends[0]?.asked.replaces, bubble('k2')?.attempts, bubble()?.delivery], ['k1', 3, 'blocked']);
  });

  test('SEND-9.3 what is sent in place of its failed successor counts on too', () => {
    const { world, inbox, bubble } = blocked();
    inbox.resend('c1', 'k1');
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure: { cause: 'content', class: 'business', retryable: false, retryAt: null, code: '', requestId: '', detail: '', words: [] } });
    world.store();
    inbox.edit('c1', 'k2');
    inbox.send('c1', 'free phone');
    world.store();
    assert.deepEqual([world.sends[0]?.asked.replaces, bubble('k3')?.attempts], ['k2', 3]);
  });

  test('SEND-9.4 a retry of it that waits and is overtaken has failed, and never goes', () => {
    const { world, inbox, bubble } = blocked();
    world.setOnline(false);
    inbox.resend('c1', 'k1');
    world.store();
    world.setOnline(true);
    world.pass(3_000);
    world.bringUp({ messages: [sampleMessage({ ...of('other', 9, 'from a colleague'), at: world.now })], conversations: [sampleConversation()] });
    world.store();
    assert.deepEqual([bubble('k2')?.delivery, bubble('k2')?.failure?.detail, bubble('k2')?.retry?.verdict, world.sends.length], ['failed', 'no phones', 'never', 0]);
  });
});

describe('the history of a message', () => {
  test('RETRY-6.2 is in its bubble: each attempt with what set it off, who, why, and what came of it', () => {
    const { world, inbox, bubble } = running();
    inbox.send('c1', 'hello');
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure: { cause: 'unknown', class: 'retryable', retryable: true, retryAt: null, code: 'E7', requestId: 'r1', detail: '', words: [] } });
    world.store();
    inbox.retry('c1', 'k1', 'buyer waits');
    world.store();
    const told = bubble()?.history.map(({ number, trigger, by, reason, outcome, cause, code, requestId }) => [number, trigger, by, reason, outcome, cause, code, requestId]);
    assert.deepEqual(told, [[1, 'first', '', '', 'refused', 'unknown', 'E7', 'r1'], [2, 'manual', 'Mei Lin', 'buyer waits', null, null, '', '']]);
  });

  test('RETRY-6.3 stays once it has arrived, and after a reload', () => {
    const before = blocked();
    const history = before.bubble()?.history;
    assert.deepEqual(history?.map(({ number, outcome }) => [number, outcome]), [[1, 'unknown'], [2, 'accepted']]);
    const after = running(new FakeWorld({ rows: before.world.rows }));
    told(after.world, of('k1', 5, 'free phone'));
    assert.deepEqual(after.bubble()?.history, history);
  });

  test('RETRY-6.3 a row of it that cannot be read is set aside', () => {
    const { inbox } = running(new FakeWorld({ rows: new Map<string, unknown>([['arrived:k1', { v: 1, attempts: 2, at: 1, history: [{}] }]]) }));
    assert.equal(inbox.$quarantined.get(), 1);
  });
});
