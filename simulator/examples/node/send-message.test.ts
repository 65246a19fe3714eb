import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createVirtualClock, scenario, type VirtualClock } from '@cs-inbox/simulator';
import { createHost, type Host, startNodeDoor } from '@cs-inbox/simulator/doors/node';
import { type Message, sendMessage } from './send-message.ts';

// Nobody listens there: the door answers what this process asks below it.
const backend = 'http://backend.test/api/cs/';

// One store, one conversation, and one mishap: the first message arrives, but its reply does not come back.
const story = scenario('lost-reply')
  .store('aster', { platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] })
  .conversations(1)
  .latency('0ms', '0ms')
  .rule('reply.lose', { on: { send: { nth: 1 } } })
  .toJSON();

let clock: VirtualClock;
let host: Host;
let door: { readonly stop: () => void };

beforeEach(() => {
  clock = createVirtualClock(Date.parse('2026-03-02T09:00:00Z'), nextTurn);
  host = createHost({ scenario: story, seed: 1, account: 'mei', clock });
  door = startNodeDoor({ host, baseUrl: backend });
});

afterEach(() => door.stop());

test('a message whose reply was lost is sent again under its key, and arrives once', async () => {
  const message = await messageToFirstBuyer('Yes, three are left.');
  const outcome = await passTimeUntil(sendMessage(message, { backend, newKey: () => 'key-1', wait }));
  const verdict = await host.verdict();

  assert.equal(outcome, 'sent');
  assert.deepEqual((await host.attempts()).map(({ outcome }) => outcome), ['reset-before-headers', 'reply']);
  assert.deepEqual((await host.ledger()).map(({ text }) => text), ['Yes, three are left.']);
  assert.ok(verdict.clean);
});

test('the same message under a new key is found out: its buyer has it twice', async () => {
  const { conversationId, storeId, text } = await messageToFirstBuyer('Yes, three are left.');
  // What a client does that takes every press of "Send" for a new message.
  for (const key of ['key-1', 'key-2']) {
    const address = `${backend}conversations/${conversationId}/messages/${key}`;
    await fetch(address, { method: 'PUT', body: JSON.stringify({ storeId, text }) }).catch(() => null);
  }
  const verdict = await host.verdict();

  assert.equal(verdict.doubled, 1);
  assert.ok(!verdict.clean);
  assert.match(verdict.findings[0]?.says ?? '', /key-2 .* reached its buyer .* once more/u);
});

async function messageToFirstBuyer(text: string): Promise<Message> {
  const { conversations } = await (await fetch(`${backend}sync`)).json();
  return { conversationId: conversations[0].id, storeId: conversations[0].storeId, text };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => clock.setTimer(ms, resolve));
}

/** Lets up to ten minutes pass, second by second; no real time goes by. */
async function passTimeUntil<T>(work: Promise<T>): Promise<T> {
  let over = false;
  const end = () => void (over = true);
  work.then(end, end);
  for (let second = 0; second < 600 && !over; second++) await clock.advance(1_000);
  return work;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
