import type { FailureCause } from '@cs-inbox/protocol';
import type { Attempt } from '../platform/attempt.ts';
import type { LedgerEntry } from '../platform/ledger.ts';
import type { BulkRefusal } from '../platform/platform-state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Evidence, RuleEnd } from './evidence.ts';

/** When the hand-made histories begin, in ms since 1970. */
export const START = 1_790_000_000_000;

/** One departure; times in ms since the start. */
export interface Departure {
  readonly at: number;
  readonly key: string;
  /** `mei` where it is left out. */
  readonly operator?: string;
  /** `c1` where it is left out. */
  readonly conversation?: string;
  /** `s1` where it is left out. */
  readonly store?: string;
  /** `Hello` where it is left out. */
  readonly text?: string;
  /** What its client learnt from it, `accepted` where it is left out, and when: 100 ms later. */
  readonly told?: Attempt['told'];
  readonly toldAt?: number;
  readonly cause?: FailureCause;
  readonly retryAt?: number;
  readonly rule?: string;
  /** When its buyer received it: 50 ms later where it is told as accepted, else never, unless it is said here. */
  readonly taken?: number | null;
}

/** What else is known; times in ms since the start. `now` is ten minutes after the start where it is left out. */
export interface Circumstances {
  readonly now?: number;
  readonly scenario?: Partial<Scenario>;
  readonly dropped?: number;
  readonly logins?: readonly { readonly at: number; readonly store?: string; readonly signedIn: boolean }[];
  readonly standing?: readonly { readonly store?: string; readonly until: number | null }[];
  readonly told?: Readonly<Record<string, number>>;
  readonly refused?: Readonly<Record<string, readonly BulkRefusal[]>>;
  readonly clients?: Evidence['clients'];
  readonly head?: number;
  readonly headSince?: number;
  /** Nobody knows how long they stood, where it is not said. */
  readonly ruleEnds?: readonly (Partial<RuleEnd> & Pick<RuleEnd, 'id' | 'endsAt'>)[];
  readonly streamsMax?: number;
}

/** A hand-made history: the departures in their order, and the ledger by when they were taken. */
export function history(departures: readonly Departure[], more: Circumstances = {}): Evidence {
  const attempts = attemptsOf(departures);
  return {
    scenario: { version: 1, name: 'hand-made', title: 'A history made by hand.', rules: [], ...more.scenario },
    seed: 7,
    startedAt: START,
    now: START + (more.now ?? 600_000),
    attempts,
    dropped: more.dropped ?? 0,
    ledger: ledgerOf(departures),
    logins: (more.logins ?? []).map(({ at, store = 's1', signedIn }) => ({ at: START + at, storeId: store, signedIn })),
    standing: (more.standing ?? []).map(({ store = 's1', until }) => ({ storeId: store, until: since(until) })),
    told: new Map(Object.entries(more.told ?? {}).map(([key, at]) => [key, START + at])),
    refused: new Map(Object.entries(more.refused ?? {}).map(([key, all]) => [key, all.map((one) => ({ ...one, at: START + one.at }))])),
    clients: (more.clients ?? []).map((client) => ({ ...client, at: START + client.at, lacksSince: since(client.lacksSince) })),
    head: more.head ?? 0,
    headSince: START + (more.headSince ?? 0),
    ruleEnds: (more.ruleEnds ?? []).map(({ endsAt, ...rule }) => ({ lastsMs: null, everyMs: null, openings: 1, ...rule, endsAt: since(endsAt) })),
    streamsMax: more.streamsMax ?? 0,
  };
}

function since(at: number | null): number | null {
  return at === null ? null : START + at;
}

function attemptsOf(departures: readonly Departure[]): readonly Attempt[] {
  const keys = new Map<string, { readonly ordinal: number; departures: number }>();
  const conversations = new Map<string, number>();
  return departures.map((departure, place) => {
    const { key, conversation = 'c1' } = departure;
    const known = keys.get(key) ?? { ordinal: (conversations.get(conversation) ?? 0) + 1, departures: 0 };
    if (known.departures === 0) conversations.set(conversation, known.ordinal);
    known.departures += 1;
    keys.set(key, known);
    return attemptOf(departure, { sequence: place + 1, ordinal: known.ordinal, departure: known.departures });
  });
}

function attemptOf(departure: Departure, place: Pick<Attempt, 'sequence' | 'ordinal' | 'departure'>): Attempt {
  const { at, key, operator = 'mei', conversation = 'c1', store = 's1', text = 'Hello', told = 'accepted', toldAt = at + 100, cause, retryAt, rule } = departure;
  return {
    ...place,
    at: START + at,
    operator,
    key,
    conversationId: conversation,
    storeId: store,
    text,
    arrived: true,
    committed: takenAt(departure) !== null,
    outcome: told === null ? 'reset-before-headers' : 'reply',
    status: told === null ? null : told === 'accepted' ? 200 : 422,
    told,
    toldAt: told === null ? null : START + toldAt,
    cause: cause ?? null,
    retryAt: since(retryAt ?? null),
    rule: rule ?? null,
  };
}

function takenAt({ at, told = 'accepted', taken }: Departure): number | null {
  return taken === undefined ? (told === 'accepted' ? at + 50 : null) : taken;
}

function ledgerOf(departures: readonly Departure[]): readonly LedgerEntry[] {
  const taken = departures.flatMap((departure, place) => {
    const at = takenAt(departure);
    return at === null ? [] : [{ departure, at, attempt: place + 1 }];
  });
  return taken
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, attempt, departure: { key, conversation = 'c1', store = 's1', text = 'Hello' } }, place) => ({
      at: START + at,
      conversationId: conversation,
      storeId: store,
      messageId: `m${place + 1}`,
      key,
      attempt,
      text,
      position: place + 1,
      arrival: place + 1,
    }));
}
