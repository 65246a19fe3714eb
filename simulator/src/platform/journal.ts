import type { Breakage } from '../breakage.ts';

/** What became of one request, as the simulator sees it. */
export interface JournalEntry {
  /** ms since 1970: when it arrived, or failed to. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** `opened`: a stream stands open. */
  readonly outcome: 'reply' | 'opened' | Breakage;
  /** Of the answer that was given, by the platform or by what stands in front of it, also where the client never saw it; null where there was none. */
  readonly status: number | null;
  /** Whether this very request made the platform take a message. */
  readonly committed: boolean;
  /** The fault that changed the outcome, or null. */
  readonly fault: string | null;
  /** The id of the rule that brought it about; null where there is none, or where a command did. */
  readonly rule: string | null;
  readonly delayMs: number;
}

/** The newest requests. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** How many older ones were let go. */
  readonly dropped: number;
}

/** Most requests that a journal keeps. */
export const JOURNAL_MAX = 1_000;

export const emptyJournal: Journal = { entries: [], dropped: 0 };

export function journaled(journal: Journal, entry: JournalEntry): Journal {
  const surplus = journal.entries.length + 1 - JOURNAL_MAX;
  if (surplus <= 0) return { entries: [...journal.entries, entry], dropped: journal.dropped };
  return { entries: [...journal.entries.slice(surplus), entry], dropped: journal.dropped + surplus };
}
