import type { Attempt } from '../../platform/attempt.ts';
import type { LedgerEntry } from '../../platform/ledger.ts';
import { charged, type Charged } from '../charged.ts';
import { groupedBy } from '../grouped-by.ts';
import { isoTime } from '../iso-time.ts';
import { knownSince } from '../known-since.ts';
import type { MessageCase } from '../message-cases.ts';
import { nameOf } from '../name-of.ts';
import { sameness } from '../sameness.ts';

interface Surplus {
  readonly entry: LedgerEntry;
  readonly first: LedgerEntry;
  readonly attempts: readonly Attempt[];
}

interface Departed {
  readonly one: MessageCase;
  readonly attempt: Attempt;
  /** Of its key. */
  readonly isFirst: boolean;
  /** When the client learnt what became of it, in ms since 1970. */
  readonly knownAt: number;
}

/** What a buyer received once more than the operator meant: under the same key, or sent again under a new one by a client that did not know. */
export function doubled(cases: readonly MessageCase[]): Charged {
  const again = cases.flatMap(({ entries, attempts }) => {
    const [first, ...rest] = entries;
    return first === undefined ? [] : rest.map((entry) => ({ entry, first, attempts }));
  });
  const blind = [...deliveredByText(cases)].flatMap(([same, group]) => (group.length > 1 ? sentBlindly(group, same) : []));
  const hits = [...again, ...blind];
  hits.sort((a, b) => a.entry.arrival - b.entry.arrival);
  return charged('doubled', hits, inWords);
}

/** The cases that reached their buyers, by what these read. */
function deliveredByText(cases: readonly MessageCase[]): ReadonlyMap<string, readonly MessageCase[]> {
  const read = cases.flatMap((one) => [...new Set(one.entries.map(sameness))].map((same) => ({ one, same })));
  return new Map([...groupedBy(read, ({ same }) => same)].map(([same, group]) => [same, group.map(({ one }) => one)]));
}

/** Messages of one text whose first departure came while its operator did not know what became of another one. */
function sentBlindly(group: readonly MessageCase[], same: string): readonly Surplus[] {
  const departures = group.flatMap((one): readonly Departed[] => {
    const known = knownSince(one);
    return one.attempts.map((attempt, place) => ({ one, attempt, isFirst: place === 0, knownAt: known[place] ?? Infinity }));
  });
  departures.sort((a, b) => a.attempt.sequence - b.attempt.sequence);
  return [...groupedBy(departures, ({ attempt }) => attempt.operator).values()].flatMap((ofOperator) => blindIn(ofOperator, same));
}

/** The departures of one operator, in their order. */
function blindIn(departures: readonly Departed[], same: string): readonly Surplus[] {
  const hits: Surplus[] = [];
  let dark: Departed | null = null;
  for (const departure of departures) {
    const { one, attempt, isFirst, knownAt } = departure;
    if (isFirst && dark !== null && dark.knownAt > attempt.at) hits.push(...surplus(one, dark.one, same, [dark.attempt, attempt]));
    if (dark === null || knownAt > dark.knownAt) dark = departure;
  }
  return hits;
}

function surplus(later: MessageCase, earlier: MessageCase, same: string, attempts: readonly Attempt[]): readonly Surplus[] {
  const reads = (entry: LedgerEntry) => sameness(entry) === same;
  const entry = later.entries.find(reads);
  const first = earlier.entries.find(reads);
  // What came again under its own key is counted there.
  return entry === undefined || first === undefined || entry !== later.entries[0] ? [] : [{ entry, first, attempts }];
}

function inWords({ entry, first, attempts }: Surplus) {
  const why =
    entry.key === first.key
      ? 'under the same key'
      : `as message ${first.key}: it was sent as a new one before its client knew what had become of that one`;
  return {
    says: `${nameOf(entry)} reached its buyer at ${isoTime(entry.at)} once more; the same had come at ${isoTime(first.at)} ${why}.`,
    attempts: attempts.map(({ sequence }) => sequence),
    entries: [first.arrival, entry.arrival],
  };
}
