import type { KitRound } from './kit-round.ts';

/** What is read out of a round: samples, of which the middle one counts, or that behind which the slowest 5 % stand (`share`). */
export const readings = {
  mount100: { title: 'mount, 100 messages', unit: 'ms', read: (round) => mounts(round.mount100) },
  mount1k: { title: 'mount, 1,000', unit: 'ms', read: (round) => mounts(round.mount1k) },
  mount10k: { title: 'mount, 10,000', unit: 'ms', read: (round) => mounts(round.mount10k) },
  mount100k: { title: 'mount, 100,000', unit: 'ms', read: (round) => mounts(round.mount100k) },
  cpu10k: { title: 'of it on the main thread, 10,000', unit: 'ms', read: ({ mount10k: one }) => (one !== undefined && 'taskMs' in one ? [one.taskMs] : []) },
  cpu100k: { title: 'of it on the main thread, 100,000', unit: 'ms', read: ({ mount100k: one }) => (one !== undefined && 'taskMs' in one ? [one.taskMs] : []) },
  elements10k: { title: 'elements in the page, 10,000', unit: '', read: ({ mount10k: one }) => (one !== undefined && 'elements' in one ? [one.elements] : []) },
  dom10k: { title: 'DOM memory, 10,000', unit: 'MB', read: ({ mount10k: one }) => (one !== undefined && 'domBytes' in one ? [one.domBytes / 2 ** 20] : []) },
  send1kP50: { title: 'send → painted, 1,000, p50', unit: 'ms', read: (round) => samples(round.send1k) },
  send1kP95: { title: 'p95', unit: 'ms', share: 0.95, read: (round) => samples(round.send1k) },
  send10kP50: { title: 'send → painted, 10,000, p50', unit: 'ms', read: (round) => samples(round.send10k) },
  send10kP95: { title: 'p95', unit: 'ms', share: 0.95, read: (round) => samples(round.send10k) },
  status10kP50: { title: 'status → painted, 10,000, p50', unit: 'ms', read: (round) => samples(round.status10k) },
  burstWall: { title: 'burst of 1,000 in a second: until painted', unit: 'ms', read: ({ burst: one }) => (one !== undefined && 'wallMs' in one && !one.lost ? [one.wallMs] : []) },
  burstLong: { title: 'long tasks', unit: '', read: ({ burst: one }) => (one !== undefined && 'longTasks' in one ? [one.longTasks] : []) },
  burstDropped: { title: 'dropped frames', unit: '', read: ({ burst: one }) => (one !== undefined && 'dropped' in one ? [one.dropped] : []) },
  list1k: { title: '1,000 conversations', unit: 'ms', read: (round) => mounts(round.list1k) },
  list10k: { title: '10,000 conversations', unit: 'ms', read: (round) => mounts(round.list10k) },
  reorder10kP50: { title: 're-order, 10,000, p50', unit: 'ms', read: (round) => samples(round.reorder10k) },
} as const satisfies Record<string, { readonly title: string; readonly unit: string; readonly share?: number; readonly read: (round: KitRound) => readonly number[] }>;

export type Reading = keyof typeof readings;

function mounts(one: { readonly ms: number } | { readonly error: string } | undefined): readonly number[] {
  return one !== undefined && 'ms' in one ? [one.ms] : [];
}

function samples(one: { readonly ms: readonly number[] } | { readonly error: string } | undefined): readonly number[] {
  return one !== undefined && 'ms' in one ? one.ms : [];
}
