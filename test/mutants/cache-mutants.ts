import type { Mutant } from './mutant.ts';

const cacheRows = 'packages/state/src/cache-rows.ts';
const cache = 'packages/state/src/sync-cache.ts';
const take = 'packages/core/src/sync/take.ts';

/** Mistakes in what is kept on the disk of what the backend has told. */
export const cacheMutants: readonly Mutant[] = [
  {
    name: 'cursor before data: it is written while its rows wait',
    rule: 'SYNC-5.1',
    file: cache,
    find: '    const puts = [...changes].flatMap(([key, change]) => (change === null ? [] : [{ key, value: change.value }]));',
    replace: "    const puts = [...changes].flatMap(([key, change]) => (change === null || (key.startsWith('conv:') && this.#commits > 1) ? [] : [{ key, value: change.value }]));",
    weathers: ['stream-calm'],
  },
  {
    name: 'full resync drops outbox: its rows go with the old cache',
    rule: 'SYNC-6.3',
    file: cache,
    find: '    const deletes = [...changes].flatMap(([key, change]) => (change === null ? [key] : []));',
    replace: "    const deletes = [...[...changes].flatMap(([key, change]) => (change === null ? [key] : [])), ...(fullAnswers === this.#fullAnswers ? [] : ['out:k1', 'out:k2', 'out:k3', 'out:k4', 'out:k5'])];",
    weathers: ['cursor-trouble', 'lossy'],
  },
  {
    name: 'a cached list is not shown before somebody has answered',
    rule: 'SYNC-5.1',
    file: take,
    find: '  if (state.tables.cursor !== null || tables.cursor === null) return unchanged(state);',
    replace: "  if (state.tables.cursor !== null || tables.cursor === null || state.connection.state === 'connecting') return unchanged(state);",
    weathers: ['stream-calm', 'calm'],
  },
  {
    name: 'a cached list that is not whole counts as whole',
    rule: 'SYNC-5.1',
    file: cacheRows,
    find: '  const partial = cur.partial || cur.rows !== stores.size + conversations.size;',
    replace: '  const partial = false;',
    weathers: ['bad-disk', 'worse-disk'],
  },
  {
    name: 'a cached thread that has missed something counts as whole',
    rule: 'SYNC-5.1',
    file: cacheRows,
    find: '    if (thread.loaded !== generation || newest < (conversation.lastMessage?.position ?? 0)) continue;\n',
    replace: '',
    weathers: ['stream-calm', 'stream-tabs', 'lossy'],
  },
  {
    name: 'cursor saved apart: what a full answer has replaced still counts as whole',
    rule: 'SYNC-5.3',
    file: cache,
    find: 'const generation = before + (this.#unproven || fullAnswers !== this.#fullAnswers ? 1 : 0);',
    replace: 'const generation = before + (this.#unproven ? 1 : 0);',
    by: 'unit',
    why: 'the tab must have heard nothing of a thread that the one before it had loaded, and its receipts must come with a full answer',
    tests: 'packages/state/src/sync-tabs.test.ts',
  },
  {
    name: 'cursor saved apart: what the tab before has left counts as whole, wherever this one stands',
    rule: 'SYNC-5.3',
    file: cache,
    find: 'const generation = before + (this.#unproven || fullAnswers !== this.#fullAnswers ? 1 : 0);',
    replace: 'const generation = before + (fullAnswers === this.#fullAnswers ? 0 : 1);',
    weathers: ['kill-heavy', 'expired-offline'],
  },
  {
    name: 'wipe leaves rows of the cache',
    rule: 'SYNC-5.12',
    file: 'packages/state/src/create-inbox.ts',
    find: '    this.#ports.storage.wipe(({ ok }) => done(ok));',
    replace: '    this.#ports.storage.load((rows) => this.#ports.storage.commit({ puts: [], deletes: (rows ?? []).map(({ key }) => key), epoch: null, relaxed: false }, ({ ok }) => done(ok)));',
    weathers: ['other-people'],
  },
  {
    name: 'full resync forgets what waits: the place of the stream, which has overtaken it',
    rule: 'SYNC-7.21',
    file: 'packages/core/src/sync/run.ts',
    find: 'askAt: isBehindStream ? now : nextAskAt(done, now, policy)',
    replace: 'askAt: nextAskAt(done, now, policy)',
    by: 'unit',
    why: 'a list that stands elsewhere than its stream is asked for again within seconds',
    tests: 'packages/core/src/sync/*.test.ts',
  },
];
