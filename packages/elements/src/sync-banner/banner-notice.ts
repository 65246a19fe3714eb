import type { Connection } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';

/** What the bar says. */
export interface BannerNotice {
  readonly tone: 'lost' | 'syncing' | 'stale' | 'halted';
  readonly glyph: 'offline' | 'sync' | 'stale' | 'failed';
  readonly fact: string;
  readonly detail: string;
}

interface Facts {
  readonly connection: Connection | null;
  /** Short code of the newest question's failure, or ''. */
  readonly trouble: string;
  readonly halted: 'other-account' | null;
}

/** null on a calm day. */
export function bannerNotice({ connection, trouble, halted }: Facts, words: Words, format: Format): BannerNotice | null {
  if (halted !== null) return { tone: 'halted', glyph: 'failed', fact: words.otherAccount, detail: '' };
  if (connection === null) return null;
  const stale = (since: number): BannerNotice => ({
    tone: 'stale',
    glyph: 'stale',
    fact: words.notUpToDateSince(format.seconds(since)),
    detail: words.code(trouble),
  });
  switch (connection.state) {
    case 'offline':
    case 'settling': {
      const since = connection.state === 'offline' ? connection.since : connection.lostSince;
      return { tone: 'lost', glyph: 'offline', fact: words.networkLost, detail: words.since(format.seconds(since)) };
    }
    case 'connecting':
      if (trouble !== '') return stale(connection.lostSince ?? connection.since);
      return connection.lostSince === null ? null : { tone: 'syncing', glyph: 'sync', fact: words.networkBack, detail: '' };
    case 'polling':
      return trouble === '' ? null : stale(connection.provenAt);
  }
}
