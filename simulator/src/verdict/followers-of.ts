import { durationMs } from '../duration.ts';
import type { Evidence } from './evidence.ts';

/** Who has been silent for longer has gone away, in ms. */
const PRESENT_MS = durationMs('10m');
/** Who has just come back sends first and hears then; so long it may take, in ms. */
const RETURN_MS = durationMs('60s');

export type Follower = Evidence['clients'][number];

/** The client of each operator that has come the furthest, of those that moved or sent something within the last ten minutes. */
export function followersOf({ clients, attempts, now }: Evidence): readonly Follower[] {
  const furthest = new Map<string, Follower>();
  for (const client of clients) {
    const other = furthest.get(client.operator);
    if (other === undefined || client.head > other.head) furthest.set(client.operator, client);
  }
  const recent = attempts.filter(({ at }) => at >= now - PRESENT_MS && at <= now - RETURN_MS);
  const sending = new Set(recent.map(({ operator }) => operator));
  return [...furthest.values()].filter(({ operator, at }) => now - at <= PRESENT_MS || sending.has(operator));
}
