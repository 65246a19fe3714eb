import assert from 'node:assert/strict';
import test from 'node:test';
import { Capabilities, parse } from '@cs-inbox/protocol';
import { capabilities } from './capabilities.ts';
import { createPlatform } from './create-platform.ts';

const says = (testConversation?: boolean) => {
  const state = createPlatform({ seed: 1, scenario: { version: 1, name: 'none', title: 'Nothing happens.', rules: [], ...(testConversation === undefined ? {} : { testConversation }) }, account: 'mei', startedAt: 0 });
  const read = parse(Capabilities, capabilities(state).draft.body);
  return { offered: read.ok ? read.value.testConversation : 'unreadable', ids: state.threads.list.map(({ conversation }) => conversation.id) };
};

test('SIM-4.7 where the scenario says so, the last conversation is offered for test messages; else none', () => {
  const { ids, offered } = says(true);
  assert.equal(offered, ids.at(-1));
  assert.deepEqual([says(false).offered, says().offered], [undefined, undefined]);
});
