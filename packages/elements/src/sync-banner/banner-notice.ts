import type { Connection } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';

/** What the bar says. */
export interface BannerNotice {
  readonly tone: 'lost' | 'syncing' | 'stale' | 'halted';
  readonly glyph: 'offline' | 'sync' | 'stale' | 'failed' | 'unconfirmed';
  readonly fact: string;
  readonly detail: string;
  /** Whether building the engine anew may help. */
  readonly restart: boolean;
}

interface Facts {
  readonly connection: Connection | null;
  /** Short code of the newest question's failure, or ''. */
  readonly trouble: string;
  readonly halted: 'other-account' | 'wiped' | null;
  /** Messages that are on their way for over 30 s. */
  readonly overdue: number;
}

/** null on a calm day. What is wrong with the way to the backend comes before what hangs because of it. */
export function bannerNotice(facts: Facts, words: Words, format: Format): BannerNotice | null {
  const notice = connectionNotice(facts, words, format);
  if (notice !== null || facts.overdue === 0) return notice;
  return { tone: 'lost', glyph: 'unconfirmed', fact: words.overdueCount(facts.overdue), detail: words.slow, restart: true };
}

function connectionNotice({ connection, trouble, halted }: Facts, words: Words, format: Format): BannerNotice | null {
  if (halted !== null) return { tone: 'halted', glyph: 'failed', fact: halted === 'wiped' ? words.wiped : words.otherAccount, detail: '', restart: false };
  if (connection === null) return null;
  const stale = (since: number): BannerNotice => ({
    tone: 'stale',
    glyph: 'stale',
    fact: words.notUpToDateSince(format.seconds(since)),
    detail: words.code(trouble),
    restart: false,
  });
  switch (connection.state) {
    case 'offline':
    case 'settling': {
      const since = connection.state === 'offline' ? connection.since : connection.lostSince;
      return { tone: 'lost', glyph: 'offline', fact: words.networkLost, detail: words.since(format.seconds(since)), restart: false };
    }
    case 'connecting':
      if (trouble !== '') return stale(connection.lostSince ?? connection.since);
      return connection.lostSince === null ? null : { tone: 'syncing', glyph: 'sync', fact: words.networkBack, detail: '', restart: false };
    case 'polling':
      return trouble === '' ? null : stale(connection.provenAt);
  }
}
