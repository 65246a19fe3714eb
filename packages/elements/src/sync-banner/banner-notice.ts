import type { Inbox, SyncNotice, SyncStatus } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import type { glyphs } from '../icons/glyphs.ts';
import { isFresh } from '../network-indicator/is-fresh.ts';
import type { Words } from '../words/words.ts';

/** What the bar says. */
export interface BannerNotice {
  readonly tone: 'lost' | 'syncing' | 'failed' | 'stale' | 'sent' | 'halted';
  readonly glyph: keyof typeof glyphs;
  readonly fact: string;
  readonly detail: string;
  /** What a person can do: ask for everything anew, or build the engine anew. */
  readonly deed: 'retry' | 'restart' | null;
}

interface Facts {
  readonly notice: SyncNotice | null;
  readonly sync: SyncStatus | null;
  readonly halted: ReturnType<Inbox['$halted']['get']>;
  /** Messages that are on their way for over 30 s. */
  readonly overdue: number;
  /** ms since the epoch. */
  readonly now: number;
}

/** null on a calm day. What is wrong with the way to the backend comes before what hangs because of it. */
export function bannerNotice({ notice, sync, halted, overdue, now }: Facts, words: Words, format: Format): BannerNotice | null {
  const bar = (tone: BannerNotice['tone'], glyph: BannerNotice['glyph'], fact: string, detail = '', deed: BannerNotice['deed'] = null) => ({ tone, glyph, fact, detail, deed });
  const notUpToDate = (since: number) => words.notUpToDateSince(format.since(since, now));
  if (halted !== null) return bar('halted', 'failed', halted === 'wiped' ? words.wiped : words.otherAccount);
  if (overdue > 0 && (notice === null || notice.type === 'all-sent')) return bar('lost', 'unconfirmed', words.overdueCount(overdue), words.slow, 'restart');
  if (notice === null) return null;
  switch (notice.type) {
    case 'lost': {
      const { since } = notice;
      const freshAt = sync?.freshAt ?? null;
      const old = freshAt === null || isFresh(freshAt, since) ? '' : notUpToDate(freshAt);
      return bar('lost', 'offline', words.networkLost, joined(words.since(format.since(since, now)), old));
    }
    case 'syncing':
      return bar('syncing', 'sync', words.networkBack);
    case 'failed':
      return bar('failed', 'failed', words.networkFailed, attempts(sync, now, words, format), 'retry');
    case 'stale':
      return bar('stale', 'stale', notice.since === null ? words.notUpToDate : notUpToDate(notice.since), attempts(sync, now, words, format), 'retry');
    case 'all-sent':
      return bar('sent', 'sent', words.allSent(notice.count));
  }
}

/** Why, and when it is tried again. */
function attempts(sync: SyncStatus | null, now: number, words: Words, format: Format): string {
  if (sync === null || sync.failures === 0) return '';
  const { failures, why, retryAt } = sync;
  const wait = retryAt !== null && retryAt > now ? format.wait(retryAt - now) : '';
  return joined(why && words.code(why), words.syncAttempt(failures + 1, wait));
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
