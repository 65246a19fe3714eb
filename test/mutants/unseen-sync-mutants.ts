import type { Mutant } from './mutant.ts';

const stream = 'packages/core/src/sync/stream.ts';
const run = 'packages/core/src/sync/run.ts';
const take = 'packages/core/src/sync/take.ts';
const thread = 'packages/core/src/sync/thread.ts';
const cacheChanges = 'packages/state/src/cache-changes.ts';
const cache = 'packages/state/src/sync-cache.ts';
const engine = 'packages/state/src/sync-engine.ts';
const link = 'packages/state/src/sync-link.ts';
const coreTests = 'packages/core/src/sync/*.test.ts';

/** Mistakes in receiving that were thought of with only the source in view. */
export const unseenSyncMutants: readonly Mutant[] = [
  {
    name: 'unseen: a stream that is closed by the engine goes on',
    rule: 'SYNC-7.1',
    file: engine,
    find: '        if (this.#stream?.number === effect.number) this.#stream.cancel();\n        return;',
    replace: '        return;',
    weathers: ['stream-tabs', 'sleepy-tabs-calm'],
  },
  {
    name: 'unseen: what the stream brings is not told to the outbox',
    rule: 'SEND-3.3',
    file: take,
    find: '  return { state: taken.state, effects: [...observedIn(pages), ...taken.effects] };',
    replace: '  return taken;',
    weathers: ['answered-live'],
  },
  {
    name: 'unseen: what one tab has taken over is told before it was looked at whether it leads',
    rule: 'SYNC-7.1',
    file: take,
    find: "  const applied: SyncEffect[] = isNews && state.role === 'leads' ? [{ type: 'applied', from, pages }] : [];",
    replace: "  const applied: SyncEffect[] = isNews && state.role === 'leads' ? [{ type: 'applied', from: tables.cursor, pages }] : [];",
    weathers: ['calm'],
  },
  {
    name: 'unseen: what an older leadership has told is believed',
    rule: 'SYNC-7.1',
    file: link,
    find: '        if (message.epoch < this.#newest) return [];\n',
    replace: '',
    by: 'unit',
    why: 'what it told joins no other place, and what it says of itself is said again by the right one',
    tests: 'packages/state/src/*.test.ts',
  },
  {
    name: 'unseen: an event of another epoch is taken',
    rule: 'SYNC-6.10',
    file: stream,
    find: '  if (before !== null && stream.cursor === tables.cursor) return sequenced(',
    replace: '  if (before !== null) return sequenced(',
    weathers: ['restless-reader', 'cursor-trouble'],
  },
  {
    name: 'unseen: an expired cursor counts as any other failure',
    rule: 'SYNC-6.4',
    file: run,
    find: "  ['http-410', 'expired'],\n",
    replace: '',
    by: 'unit',
    why: 'the second answer of that kind leads to everything as well',
    tests: coreTests,
  },
  {
    name: 'unseen: the deadline of a question is forgotten with its second page',
    rule: 'SYNC-3.1',
    file: run,
    find: '    const next = { ...state, question, run: { ...run, question, deadlineAt: now + policy.deadlineMs, pages } };',
    replace: '    const next = { ...state, question, run: { ...run, question, deadlineAt: Infinity, pages } };',
    weathers: ['sync-trouble', 'cursor-trouble'],
  },
  {
    name: 'unseen: a stream is joined at its first event, wherever the tables stand',
    rule: 'SYNC-6.8',
    file: stream,
    find: '  if (stream === null || place < 0) return unchanged(state);',
    replace: '  if (stream === null || stream.held.length === 0) return unchanged(state);',
    weathers: ['stream-broken', 'stream-calm'],
  },
  {
    name: 'unseen: a thread that was asked for before a full answer joins the tables behind it',
    rule: 'SYNC-6.3',
    file: thread,
    find: '  if (generation !== state.generation) return state.open === conversationId ? askNewest(idle, policy) : unchanged(idle);\n',
    replace: '',
    weathers: ['restless-reader', 'cursor-trouble', 'sync-trouble'],
  },
  {
    name: 'unseen: the capabilities of before the loss are believed after it',
    rule: 'SYNC-2.1',
    file: 'packages/core/src/sync/network.ts',
    find: '    capabilities: null,\n    failures: 0,',
    replace: '    failures: 0,',
    by: 'unit',
    why: 'a backend of the simulation can always do the same',
    tests: coreTests,
  },
  {
    name: 'unseen: a thread that shrank keeps its old mark on the disk',
    rule: 'SYNC-5.3',
    file: cacheChanges,
    find: '    if (!isLess || was) put(',
    replace: '    if (!isLess) put(',
    weathers: ['expired-offline', 'restless-reader', 'kill-heavy'],
  },
  {
    name: 'unseen: a thread that is whole again keeps its old mark on the disk',
    rule: 'SYNC-5.1',
    file: cacheChanges,
    find: '    if (was === is && isWhole && kept !== undefined && areSame(kept, messages)) continue;',
    replace: '    if (kept !== undefined && areSame(kept, messages)) continue;',
    by: 'unit',
    why: 'the next page asks for the thread once more than need be, which no rule of the simulation forbids',
    tests: 'packages/state/src/cache.test.ts',
  },
  {
    name: 'unseen: a message of a thread that nobody looks at is not written',
    rule: 'SYNC-5.1',
    file: cacheChanges,
    find: '    const isLess = !is && kept !== undefined && kept.length > messages.length;',
    replace: '    const isLess = kept !== undefined && kept.length >= messages.length;',
    weathers: ['stream-calm', 'stream-tabs'],
  },
  {
    name: 'unseen: a new sender writes over what it has not read',
    rule: 'SYNC-5.1',
    file: cache,
    find: '    if (this.#disk.stamp !== wants.stamp && !wants.isRead) {',
    replace: '    if (this.#disk.stamp === \'\' && wants.stamp !== \'\' && wants.isRead) {',
    weathers: ['kill-heavy', 'expired-offline'],
  },
];
