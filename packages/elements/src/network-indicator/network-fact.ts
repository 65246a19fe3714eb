import type { Inbox, SyncNotice, SyncStatus } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import type { glyphs } from '../icons/glyphs.ts';
import type { Words } from '../words/words.ts';
import { isFresh } from './is-fresh.ts';
import { provenAt } from './proven-at.ts';

/** What the indicator says. */
interface NetworkFact {
  readonly tone: 'fresh' | 'syncing' | 'stale' | 'failed' | 'lost' | 'ended';
  readonly glyph: keyof typeof glyphs;
  readonly said: string;
}

interface Facts {
  readonly sync: SyncStatus;
  readonly notice: SyncNotice | null;
  readonly halted: ReturnType<Inbox['$halted']['get']>;
  /** ms since the epoch. */
  readonly now: number;
}

/** From measured facts. While the bar speaks, the indicator says the same in other words. */
export function networkFact({ sync, notice, halted, now }: Facts, words: Words, format: Format): NetworkFact {
  const { connection } = sync;
  const freshAt = provenAt(sync);
  const since = (at: number) => format.since(at, now);
  const syncing = (): NetworkFact => {
    const old = freshAt !== null && !isFresh(freshAt, now);
    return { tone: 'syncing', glyph: 'sync', said: old ? words.syncingAsOf(since(freshAt)) : words.syncing };
  };
  const lost = (at: number): NetworkFact => ({ tone: 'lost', glyph: 'offline', said: words.offlineSince(since(at)) });
  if (halted !== null || connection.state === 'ended') return { tone: 'ended', glyph: 'discarded', said: words.ended };
  if (notice?.type === 'lost') return lost(notice.since);
  if (connection.state === 'offline') return lost(connection.since);
  if (connection.state === 'settling') return lost(connection.lostSince);
  if (notice?.type === 'syncing') return syncing();
  if (notice === null || notice.type === 'all-sent') {
    if (connection.state === 'connecting') return syncing();
    if (freshAt !== null && isFresh(freshAt, now)) return { tone: 'fresh', glyph: 'online', said: words.upToDate(format.seconds(freshAt)) };
  }
  const old = notice?.type === 'stale' ? notice.since : freshAt;
  return { tone: notice?.type === 'failed' ? 'failed' : 'stale', glyph: 'stale', said: old === null ? words.notUpToDate : words.notUpToDateSince(since(old)) };
}
