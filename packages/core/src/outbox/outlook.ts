import { causes, mayRetry } from '../failure/cause.ts';
import type { Eligibility, Resumption } from '../retry/eligibility.ts';
import { asks } from './asks.ts';
import { healsItself } from './heal.ts';
import { isDaily } from './is-daily.ts';
import { headOf, isInTheWay } from './lane.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Lane, OutboxState } from './outbox-state.ts';

/** What may become of an entry: by a person, by itself, and of those behind it. */
export interface Outlook {
  readonly retry: Eligibility | null;
  readonly resumes: Resumption | null;
  readonly holdsUp: number;
  readonly asks: boolean;
  readonly yields: boolean;
}

export function outlookOf(state: OutboxState, lane: Lane, entry: OutboxEntry): Outlook {
  const asked = asks(state, lane, entry);
  return {
    retry: asked || entry.delivery === 'failed' ? eligibilityOf(state, lane, entry) : null,
    resumes: resumptionOf(state, entry) ?? morningOf(state, entry),
    holdsUp: holdsUp(state, lane, entry, asked),
    asks: asked,
    yields: entry.delivery === 'failed' && !isInTheWay(entry),
  };
}

/**
 * The three conditions of a retry: its error allows it, nothing later has reached the contact, and the wait is over.
 * @param inTurn whether it may stand behind earlier ones that go again themselves
 */
export function eligibilityOf(state: OutboxState, { entries }: Lane, entry: OutboxEntry, inTurn = false): Eligibility {
  const { failure, newerAt, seq, storeId } = entry;
  if (failure === null || !mayRetry(failure)) return { verdict: 'never', why: 'cause' };
  if (newerAt !== null) return { verdict: 'never', why: 'newer', newerAt };
  const later = entries.some((other) => other.seq > seq && (other.delivery === 'sending' || other.delivery === 'unconfirmed'));
  if (later) return { verdict: 'waits', for: 'answer' };
  const earlier = entries.some((other) => other.seq < seq && isInTheWay(other) && !(inTurn && other.planned !== null && other.delivery !== 'unconfirmed'));
  if (earlier) return { verdict: 'waits', for: 'earlier' };
  if (state.signedOut.has(storeId)) return { verdict: 'waits', for: 'login' };
  if (state.paused.has(storeId)) return { verdict: 'waits', for: 'paused' };
  return { verdict: 'may', at: opensAt(state, entry) };
}

/** A login that may be back is found out by trying; every other wait is kept. */
function opensAt({ gates }: OutboxState, { delivery, failure, notBefore, storeId }: OutboxEntry): number | null {
  const gate = gates.get(storeId);
  const own = failure?.cause === 'login' || delivery === 'unconfirmed' ? null : notBefore;
  const shared = gate?.cause === 'throttled' || gate?.cause === 'quota' ? gate.until : null;
  return own === null ? shared : Math.max(own, shared ?? own);
}

function resumptionOf({ network, gates }: OutboxState, entry: OutboxEntry): Resumption | null {
  const { delivery, failure, hold, key, notBefore, storeId } = entry;
  const gate = gates.get(storeId);
  if (failure === null || hold !== null || (delivery !== 'waiting' && !healsItself(entry))) return null;
  if (!network || (failure.cause === 'network' && failure.retryAt === null)) return { on: 'network' };
  if (failure.cause === 'login') return { on: 'login' };
  // A store that opens by somebody's deed keeps what would go by itself.
  if (delivery === 'failed' && gate !== undefined && gate.until === null && gate.first !== key) return gate.cause === 'login' ? { on: 'login' } : null;
  const at = delivery === 'waiting' ? failure.retryAt : Math.max(notBefore ?? 0, gate?.until ?? 0);
  return at === null ? null : { on: 'time', at };
}

function morningOf({ capabilities }: OutboxState, entry: OutboxEntry): Resumption | null {
  const { dailyAt } = entry;
  return isDaily(entry) && (dailyAt !== null || capabilities?.dailyRetry === true) ? { on: 'morning', at: dailyAt } : null;
}

/** Where the machine has given up, or asks, or never tries by itself, those behind wait for a person. */
function holdsUp({ network, gates }: OutboxState, lane: Lane, entry: OutboxEntry, asked: boolean): number {
  const { delivery, seq, storeId } = entry;
  const gate = gates.get(storeId);
  const givenUp = delivery === 'failed' && !healsItself(entry) && (gate === undefined || causes[gate.cause].holds === 'conversation');
  if (!network || headOf(lane) !== entry || !(givenUp || asked)) return 0;
  return lane.entries.filter((other) => other.seq > seq && (other.delivery === 'waiting' || other.delivery === 'queued')).length;
}
