import type { StoreGate } from '@cs-inbox/core';
import type { Store } from '@cs-inbox/protocol';
import type { glyphs } from '../icons/glyphs.ts';
import type { Words } from '../words/words.ts';

/** What is wrong with a store, as its row says it. */
export interface StoreState {
  readonly tone: 'wait' | 'fail';
  readonly glyph: keyof typeof glyphs;
  readonly said: string;
  /** ms since the epoch when it is over by itself, or null where nobody knows. */
  readonly until: number | null;
  /** What mends it, or null. */
  readonly deed: 'log-in' | 'resume' | null;
}

/** null on a calm day. Of two troubles the login comes first: nothing else can be found out before. Then what a person has done. */
export function storeStateOf({ login }: Store, gate: StoreGate | null, paused: boolean, words: Words): StoreState | null {
  const cause = gate?.cause ?? null;
  if (login === 'expired' || login === 'requires-relogin') return loginGone(words.login[login]);
  // The backend may be the last to hear of it: a refused message says so as well.
  if (cause === 'login') return loginGone(words.login.expired);
  if (paused) return { tone: 'wait', glyph: 'waiting', said: words.hold.paused, until: null, deed: 'resume' };
  if (cause === 'config') return { tone: 'fail', glyph: 'server', said: words.gate.config, until: null, deed: null };
  if (cause === 'throttled' || cause === 'quota' || cause === 'network' || cause === 'platform') {
    return { tone: 'wait', glyph: 'waiting', said: words.gate[cause], until: gate?.until ?? null, deed: null };
  }
  if (login === 'expires-soon') return { tone: 'wait', glyph: 'clock', said: words.login[login], until: null, deed: null };
  return null;
}

function loginGone(said: string): StoreState {
  return { tone: 'fail', glyph: 'key', said, until: null, deed: 'log-in' };
}
