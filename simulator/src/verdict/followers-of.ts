import { durationMs } from '../duration.ts';
import type { Evidence } from './evidence.ts';

/** Who has been silent for longer has gone away, in ms. */
const PRESENT_MS = durationMs('10m');

export type Follower = Evidence['clients'][number];

/** The client of each operator that has come the furthest, of those that moved within the last ten minutes. */
export function followersOf({ clients, now }: Evidence): readonly Follower[] {
  const furthest = new Map<string, Follower>();
  for (const client of clients) {
    const other = furthest.get(client.operator);
    if (other === undefined || client.head > other.head) furthest.set(client.operator, client);
  }
  return [...furthest.values()].filter(({ at }) => now - at <= PRESENT_MS);
}
