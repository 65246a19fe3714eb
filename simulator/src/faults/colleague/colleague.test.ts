import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createChance } from '../../chance.ts';
import { ChunkedList } from '../../chunked-list.ts';
import { advance } from '../../platform/advance.ts';
import { changesFrom, nextSequence } from '../../platform/change-log.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { Threads } from '../../platform/threads.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { chats, type Language } from '../../world/language.ts';
import type { PlatformThread } from '../../platform/platform-thread.ts';
import { sellerLine } from '../seller-line.ts';
import { reply } from './reply.ts';

const START = 1_790_000_000_000;
const now = START + 5_000;
const chance = createChance(42);
const platform = (rules: Scenario['rules'] = []) =>
  createPlatform({ seed: 42, scenario: { version: 1, name: 'calm', title: 'All is well.', rules }, account: 'mei', startedAt: START });
const state = platform();
const moment = { now, closesAt: null, draw: () => 0, state, chance, concerns: () => true };
const waits = ({ conversation: { unread, lastMessage } }: PlatformThread) => unread > 0 || lastMessage?.direction === 'in';
const changedBy = (after: typeof state | null) => (after?.threads.list ?? []).filter((thread) => state.threads.get(thread.conversation.id) !== thread);

describe('colleague.reply', () => {
  test('SIM-7.11 a buyer who waits is answered, and waits no more', () => {
    for (const draw of [0, 0.4, 0.99]) {
      const after = reply.apply({ text: 'Your parcel is on its way.' }, { ...moment, draw: () => draw });
      const [thread, ...others] = changedBy(after);
      assert.ok(after !== null && thread !== undefined);
      assert.deepEqual(others, []);
      const before = state.threads.get(thread.conversation.id);
      assert.ok(before !== undefined && waits(before));
      const { unread, replyDueAt, lastMessage } = thread.conversation;
      assert.deepEqual([unread, replyDueAt], [0, null]);
      assert.deepEqual([lastMessage?.direction, lastMessage?.key, lastMessage?.text, lastMessage?.at], ['out', null, 'Your parcel is on its way.', now]);
      assert.deepEqual([...thread.messages], [...before.messages, lastMessage]);
      const changes = changesFrom(after.log, nextSequence(state.log), 10);
      assert.deepEqual(changes.map((change) => 'conversationId' in change && change.conversationId), [thread.conversation.id, thread.conversation.id], 'clients hear of it');
    }
  });

  test('SIM-7.11 which buyer it is hangs on chance', () => {
    const who = (draw: number) => changedBy(reply.apply({}, { ...moment, draw: () => draw }))[0]?.conversation.id;
    assert.notEqual(who(0), who(0.99));
  });

  test("SIM-7.11 without a text the colleague writes in the buyer's language", () => {
    for (const draw of [0, 0.5, 0.99]) {
      const [thread] = changedBy(reply.apply({}, { ...moment, draw: () => draw }));
      assert.ok(thread !== undefined);
      const lines = chats[thread.language].dialogues.flat();
      assert.ok(lines.includes(thread.conversation.lastMessage?.text ?? ''));
    }
  });

  test('SIM-7.11 where nobody waits nothing happens', () => {
    const quiet = { ...state, threads: new Threads(ChunkedList.of(state.threads.list.filter((thread) => !waits(thread)))) };
    assert.ok(quiet.threads.list.length > 0);
    assert.equal(reply.apply({}, { ...moment, state: quiet }), null);
  });

  test('SIM-7.11 a rule for one conversation lets the colleague answer there alone', () => {
    const waiting = state.threads.list.filter(waits).at(-1);
    assert.ok(waiting !== undefined);
    const { id } = waiting.conversation;
    const story = platform([{ do: 'colleague.reply', at: '2s', where: { conversation: id }, text: 'Done.' }]);
    const after = advance(story, START + 3_000, chance);
    assert.deepEqual(after.threads.list.filter((thread) => thread.conversation.lastMessage?.text === 'Done.').map(({ conversation }) => conversation.id), [id]);
    assert.equal(after.threads.get(id)?.conversation.lastMessage?.at, START + 2_000);
  });

  test('SIM-7.11 every language has lines that fit any buyer', () => {
    for (const language of Object.keys(chats) as Language[]) {
      for (let draw = 0; draw < 1; draw += 0.01) assert.doesNotMatch(sellerLine(language, draw), /[{}👍]/u, language);
    }
  });
});
