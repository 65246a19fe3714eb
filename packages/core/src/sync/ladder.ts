import { type Connection, STABLE_MS } from './connection.ts';

/** How the list is brought up to date: with what has changed, else with everything, else by a person. */
export type Rung = 'incremental' | 'full' | 'manual';

/** What moves between the rungs. */
export type RungEvent =
  /** The list is up to date. */
  | 'complete'
  /** Nobody has answered: that says nothing about the cursor. */
  | 'unanswered'
  /** An answer that does not fit: an error, a page of something else, a row that is none. */
  | 'unfit'
  /** The cursor leads nowhere. */
  | 'expired'
  /** A person has asked for everything. */
  | 'retry'
  /** … in vain. */
  | 'failed-by-hand'
  /** The network is back. */
  | 'anew';

/** Where it leads once the weights of the failures in a row come to 1. */
interface RungMove {
  readonly to: Rung;
  readonly weight: number;
}

const atOnce = (to: Rung): RungMove => ({ to, weight: 1 });
const always = { complete: atOnce('incremental'), anew: atOnce('incremental'), 'failed-by-hand': atOnce('manual') } as const;
const secondFails: RungMove = { to: 'manual', weight: 1 / 2 };

/** Every rung × every event. A person's question leaves "manual" only with a good answer, so that the bar does not come and go. */
const rungMoves = {
  incremental: {
    ...always,
    unanswered: { to: 'full', weight: 1 / 4 },
    unfit: { to: 'full', weight: 1 / 2 },
    expired: atOnce('full'),
    retry: atOnce('full'),
  },
  full: { ...always, unanswered: secondFails, unfit: secondFails, expired: secondFails, retry: atOnce('full') },
  manual: { ...always, unanswered: atOnce('manual'), unfit: atOnce('manual'), expired: atOnce('manual'), retry: atOnce('manual') },
} as const satisfies Record<Rung, Record<RungEvent, RungMove>>;

/** @param strikes weight of what has failed on this rung */
export function moveRung(rung: Rung, strikes: number, event: RungEvent): { readonly rung: Rung; readonly strikes: number } {
  const { to, weight } = rungMoves[rung][event];
  return strikes + weight < 1 ? { rung, strikes: strikes + weight } : { rung: to, strikes: 0 };
}

/** What moves between the states of the connection. */
export type ConnectionEvent =
  /** The page has opened, and the browser says that there is a network. */
  | 'started'
  /** It says that there is none any more. */
  | 'lost'
  /** It says that it is back. */
  | 'back'
  /** That has held for a while. */
  | 'held'
  /** A run has been answered to its end. */
  | 'answered'
  /** The stream has brought something. */
  | 'streamed'
  /** There is no stream any more. */
  | 'unstreamed'
  /** Nothing may be asked any more. */
  | 'halted';

type ConnectionRow = Readonly<Record<ConnectionEvent, Connection['state']>>;

const stay = (state: Connection['state']): ConnectionRow => ({
  started: state,
  lost: 'offline',
  back: state,
  held: state,
  answered: state,
  streamed: state,
  unstreamed: state,
  halted: 'ended',
});

/** Every state × every event. An answer proves a browser wrong that says "offline". */
const connectionMoves = {
  offline: { ...stay('offline'), started: 'connecting', back: 'settling', answered: 'settling' },
  settling: { ...stay('settling'), held: 'connecting' },
  connecting: { ...stay('connecting'), answered: 'polling' },
  live: { ...stay('live'), unstreamed: 'polling' },
  polling: { ...stay('polling'), streamed: 'live' },
  ended: { ...stay('ended'), lost: 'ended' },
} as const satisfies Record<Connection['state'], ConnectionRow>;

/** @param at ms since the epoch */
export function moveConnection(before: Connection, event: ConnectionEvent, at: number): Connection {
  const state = connectionMoves[before.state][event];
  switch (state) {
    case 'offline':
      return before.state === 'offline' ? before : { state, since: before.state === 'settling' ? before.lostSince : at };
    case 'settling': {
      if (before.state === 'settling' && event !== 'back') return before;
      const lostSince = before.state === 'settling' ? before.lostSince : before.state === 'offline' ? before.since : at;
      return { state, since: at, lostSince, stableAt: at + STABLE_MS };
    }
    case 'connecting':
      return before.state === 'connecting' ? before : { state, since: at, lostSince: before.state === 'settling' ? before.lostSince : null };
    case 'live':
    case 'polling': {
      const proven = event === 'answered' || event === 'streamed' || !('provenAt' in before);
      return !proven && state === before.state ? before : { state, provenAt: proven ? at : before.provenAt };
    }
    case 'ended':
      return before.state === 'ended' ? before : { state, since: at };
  }
}
