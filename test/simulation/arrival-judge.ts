import type { Attempt, LedgerEntry } from '@cs-inbox/simulator';
import type { Click } from './click.ts';
import { isLate, isUnheard } from './departure-judge.ts';
import type { Evidence } from './evidence.ts';

/** How fast a store may send, as the backend has told. */
export interface ToldPace {
  readonly messages: number;
  readonly everyMs: number;
}

/** How long a new page may take until it has heard of the stores, ms. */
const HEARD_WITHIN_MS = 5_000;

/** Judges what reaches the platform, by its ledger and its own list of attempts. */
export class ArrivalJudge {
  readonly #evidence: Evidence;
  readonly #ledger: () => readonly LedgerEntry[];
  readonly #account: string;
  readonly #pace: ToldPace | null;
  readonly #lastCommitted: Map<string, Click>;
  readonly #texts = new Map<string, Click>();
  readonly #arrivals = new Map<string, number[]>();
  #anewAt = 0;
  #read = 0;

  constructor(evidence: Evidence, ledger: () => readonly LedgerEntry[], account: string, pace: ToldPace | null, lastCommitted: Map<string, Click>) {
    this.#evidence = evidence;
    this.#ledger = ledger;
    this.#account = account;
    this.#pace = pace;
    this.#lastCommitted = lastCommitted;
  }

  /** A page has come or gone, and the next one knows nothing of what the last one has just sent; or something leaves one that has not heard of the stores. */
  startsAnew(): void {
    this.#anewAt = this.#evidence.now();
  }

  /** A send has reached the platform, or broke there. */
  arrived({ key, storeId, operator, committed, told }: Attempt): void {
    const now = this.#evidence.now();
    if (committed && operator !== this.#account) this.#evidence.blame('I12', `${key} was sent as ${operator}`);
    const pace = this.#pace;
    // Of what it has already the backend knows by itself: that is no message more.
    if (pace === null || (told === 'accepted' && !committed)) return;
    const times = (this.#arrivals.get(storeId) ?? []).filter((at) => at > now - pace.everyMs);
    times.push(now);
    this.#arrivals.set(storeId, times);
    if (times.length > pace.messages && now - this.#anewAt > pace.everyMs + HEARD_WITHIN_MS) {
      this.#evidence.blame('I7', `${times.length} messages of ${storeId} arrived within ${pace.everyMs} ms; it may send ${pace.messages}`);
    }
  }

  /** Takes in what the platform has accepted since the last call. */
  readLedger(): void {
    const ledger = this.#ledger();
    for (; this.#read < ledger.length; this.#read++) {
      const entry = ledger[this.#read];
      if (entry === undefined) return;
      const click = this.#evidence.clicks.get(entry.key);
      if (click === undefined) this.#evidence.blame('I2', `the platform has ${entry.key}, which nobody clicked`);
      else this.#accepted(entry, click);
    }
  }

  #accepted(entry: LedgerEntry, click: Click): void {
    const { committed } = this.#evidence;
    const blame = this.#evidence.blame.bind(this.#evidence);
    const twin = this.#texts.get(entry.text);
    const twice = committed.has(entry.key) || (twin !== undefined && !twin.givenUp);
    if (twice && !click.mayDouble) blame('I2', `"${entry.text}" reached the buyer twice`);
    if (entry.text !== click.text) blame('I4', `${entry.key} reached the buyer with another text`);
    if (click.returned) blame('I3', `${entry.key} reached the buyer after its text had been given back`);
    const last = this.#lastCommitted.get(entry.conversationId);
    if (!twice && last !== undefined && click.order < last.order && !isLate(click, last, this.#evidence.hungUntil) && !wasPassed(click) && !isUnheard(last, click.lastDepartedAt)) {
      blame('I5', `${entry.key} (click ${click.order}) arrived after ${last.key} (click ${last.order})`);
    }
    if (last === undefined || click.order > last.order) this.#lastCommitted.set(entry.conversationId, click);
    click.arrivedAt = entry.at;
    committed.add(entry.key);
    this.#texts.set(entry.text, click);
  }
}

/** Whether others may go before it; an older copy of it that is still on the wire may then arrive behind them. */
function wasPassed({ departures, everStopped, refusedFor, givenUp, destroyed, provenAbsent }: Click): boolean {
  // Somebody has heard that the platform has nothing, and has not sent it again: what arrives was on its way meanwhile.
  return everStopped || givenUp || destroyed || (departures > 0 && provenAbsent) || refusedFor.has('unknown') || refusedFor.has('recipient');
}
