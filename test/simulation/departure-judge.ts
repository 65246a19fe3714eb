import type { Attempt } from '@cs-inbox/simulator';
import { type Click } from './click.ts';
import type { DiskJudge } from './disk-judge.ts';
import { type Evidence, TOLD_WITHIN_MS } from './evidence.ts';
import type { MachineClock } from './machine-clock.ts';
import { MorningJudge } from './morning-judge.ts';

/** From which age on a message that has never left waits for a person's word, ms. */
const STALE_MS = 4 * 3_600_000;
/** How long a page may have shown an answer before what has not left by then is held back, ms. */
const ANSWERED_MS = 2_000;
/** How long a message must be gone from a page to count as taken back: a new sender may take a moment to find it, ms. */
const TAKEN_BACK_MS = 1_000;
/** How long a departure may have been under way to a disk that answers, ms. */
const STORED_WITHIN_MS = 1_000;
/** How long a departure may have been under way to the disk, ms. */
const STORING_MS_MAX = 12_000;

/** What the backend can do. */
export interface BackendFacts {
  readonly windowMs: number;
  readonly lookUp: boolean;
  /** Messages of colleagues per minute. */
  readonly colleagues: number;
  /** Whether it sends again itself each morning. */
  readonly serverRetries: boolean;
  /** Whether disk, clock and pages do their work, and no store has a pace. */
  readonly steady: boolean;
}

/** Judges what leaves a page: whether the disk knew, whether it may, whether it is the same as before. */
export class DepartureJudge {
  readonly #evidence: Evidence;
  readonly #disk: DiskJudge;
  readonly #machine: MachineClock;
  readonly #backend: BackendFacts;
  readonly #lastCommitted: ReadonlyMap<string, Click>;
  /** Until when a page knows that a store is shut, by page and store. */
  readonly #shut = new Map<string, number>();
  readonly #toldNever = new Set<string>();
  readonly #otherAccount = new Set<number>();
  /** What each page says in its open thread that it asks about before it goes. */
  readonly #held = new Map<number, ReadonlySet<string>>();
  readonly #mornings: MorningJudge;
  /** Since when each page has shown in a thread that somebody else has written to the buyer, and when that was written. */
  readonly #colleagues = new Map<string, { readonly at: number; readonly since: number }>();
  #lastAt = 0;

  constructor(evidence: Evidence, disk: DiskJudge, machine: MachineClock, backend: BackendFacts, lastCommitted: ReadonlyMap<string, Click>) {
    this.#evidence = evidence;
    this.#disk = disk;
    this.#machine = machine;
    this.#backend = backend;
    this.#lastCommitted = lastCommitted;
    this.#mornings = new MorningJudge(evidence, machine, backend.serverRetries);
  }

  /** When anything departed for the last time, ms since the epoch. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /** @param mayLeave whether the page has had a network for long enough */
  departed(key: string, body: string | null, mayLeave: boolean, page: number): void {
    const { clicks, rows, now } = this.#evidence;
    const blame = this.#evidence.blame.bind(this.#evidence);
    this.#lastAt = now();
    const click = clicks.get(key);
    if (click === undefined) return blame('I4', `${key} departed and was never clicked`);
    if (!mayLeave) blame('SEND-5', `${key} departed while the network was gone, or not back for 3 s`);
    if (!click.endangered) {
      const row = rows.get(`out:${key}`) as { attemptCount?: number } | undefined;
      if (row === undefined) blame(click.destroyed ? 'I17' : 'I1', `${key} departed, and the disk does not have it`);
      else if ((row.attemptCount ?? 0) <= click.departures) blame('I1', `attempt ${click.departures + 1} of ${key} departed before the disk knew of it`);
    }
    this.#judgeWindow(click);
    this.#mornings.departed(click);
    this.#judgeTurn(click, page);
    if (this.#toldNever.has(`${page} ${key}`)) blame('I9', `${key} departed again, though it was refused for good`);
    if (this.#otherAccount.has(page)) blame('I12', `${key} departed from page ${page}, which knows that somebody else is signed in`);
    if (click.takenBack) blame('SEND-12', `${key} departed after the disk had let go of it, for it was taken back`);
    if (click.goneSince !== null && click.goneSince < now() - TAKEN_BACK_MS) blame('SEND-12', `${key} departed after it had been taken back`);
    if (click.stoppedSince !== null && click.stoppedSince < now() - STORED_WITHIN_MS) blame('RETRY-7', `${key} departed by itself after a person had ended its wait`);
    if (click.returned) blame('I3', `${key} departed after its text had been given back`);
    if (body !== null && click.body !== null && click.body !== body) blame('I4', `${key} departed with other bytes`);
    click.departures++;
    click.lastDepartedAt = now();
    click.body ??= body;
  }

  /** It never left: the network of the machine was gone. */
  neverLeft(key: string): void {
    const click = this.#evidence.clicks.get(key);
    if (click !== undefined) click.provenAbsent ||= click.departures === 1;
  }

  /** A page hears that the platform has not got it. */
  provenAbsent(key: string): void {
    const click = this.#evidence.clicks.get(key);
    if (click !== undefined) click.provenAbsent = true;
  }

  /** A page has heard that a message is never taken. */
  toldNever(page: number, key: string): void {
    this.#toldNever.add(`${page} ${key}`);
  }

  toldOtherAccount(page: number): void {
    this.#otherAccount.add(page);
  }

  /** A page shows of these messages that it asks a person first. */
  holds(page: number, keys: ReadonlySet<string>): void {
    this.#held.set(page, keys);
  }

  /** A page has heard until when a store is shut. Where only a time of day was told, a clock that is wrong cannot know. */
  shutUntil(page: number, { storeId, retryAt }: Attempt, byClock: boolean): void {
    if (retryAt === null || (byClock && this.#machine.aheadMs !== 0)) return;
    this.#shut.set(`${page} ${storeId}`, Math.max(retryAt, this.#shut.get(`${page} ${storeId}`) ?? 0));
  }

  /** A page shows that a colleague has written to the buyer at that time. */
  showsColleague(page: number, conversationId: string, at: number): void {
    const place = `${page} ${conversationId}`;
    if (at > (this.#colleagues.get(place)?.at ?? 0)) this.#colleagues.set(place, { at, since: this.#evidence.now() });
  }

  /** Who sets the clock ahead ends the waits of the machine. */
  clockSet(): void {
    this.#shut.clear();
  }

  /** Beyond the window a key says nothing any more: then somebody must have heard that the platform has nothing. */
  #judgeWindow(click: Click): void {
    const now = this.#evidence.now();
    if (click.departures > 0 && now - click.windowSince > this.#backend.windowMs && !click.provenAbsent && !click.mayDouble) {
      this.#evidence.blame('I2', `${click.key} departed ${now - click.windowSince} ms after it had first left, and nobody had asked what became of it`);
    }
    if (click.departures === 0 || click.provenAbsent) click.windowSince = now;
    click.provenAbsent = false;
  }

  /** A page that dies between recording a departure and the call leaves a row that reads as if the message were on the wire. */
  #mayHaveLeft(key: string): boolean {
    const row = this.#evidence.rows.get(`out:${key}`) as { readonly attemptCount?: number } | undefined;
    return (row?.attemptCount ?? 0) > 1;
  }

  /** Who has heard that it arrived lets go of its row. */
  #isUnheard(later: Click): boolean {
    return isUnheard(later, this.#evidence.now()) && this.#evidence.rows.has(`out:${later.key}`);
  }

  #judgeTurn(click: Click, page: number): void {
    const { key, storeId, conversationId } = click;
    const now = this.#evidence.now();
    const last = this.#lastCommitted.get(conversationId);
    // Of a refusal, or a stop, that the disk did not take no later page knows.
    const isForgotten = (click.refusedFor.size > 0 || click.everStopped) && this.#evidence.diskRefusedAt > click.lastDepartedAt;
    if (last !== undefined && click.order < last.order && !isForgotten && !this.#evidence.committed.has(key) && !isLate(click, last, this.#evidence.hungUntil) && !this.#isUnheard(last)) {
      this.#evidence.blame('I5', `${key} departed though ${last.key}, clicked after it, had arrived`);
    }
    const shutUntil = this.#shut.get(`${page} ${storeId}`) ?? 0;
    if (now < shutUntil) this.#evidence.blame('I7', `${key} departed ${shutUntil - now} ms before ${storeId} may be asked again`);
    const askedAt = Math.max(click.at, click.consentAt ?? 0);
    if (click.departures === 0 && !this.#mayHaveLeft(key) && now - askedAt > STALE_MS + STORING_MS_MAX && this.#machine.aheadMs === 0) {
      this.#evidence.blame('SEND-12', `${key} departed for the first time ${now - askedAt} ms after anybody had last said so`);
    }
    const colleague = this.#colleagues.get(`${page} ${conversationId}`);
    const wentOn = this.#evidence.spokenAt(click) > (colleague?.at ?? Infinity);
    if (click.departures === 0 && colleague !== undefined && !wentOn && colleague.at > askedAt && colleague.since < now - ANSWERED_MS) {
      this.#evidence.blame('SEND-12', `${key} departed though a colleague had answered ${now - colleague.at} ms before, and nobody was asked`);
    }
    if (click.departures > 0 && this.#backend.lookUp && !click.mayDouble && colleague !== undefined && !wentOn && colleague.at > askedAt && colleague.since < now - ANSWERED_MS) {
      this.#evidence.blame('RETRY-2', `${key} departed again though a colleague had answered ${now - colleague.at} ms before`);
    }
    if (this.#held.get(page)?.has(key) === true) this.#evidence.blame('SEND-12', `${key} departed though its page asks about it`);
    if (this.#disk.pausedForMs(storeId) > STORING_MS_MAX) this.#evidence.blame('SEND-12', `${key} departed though sending to ${storeId} is paused`);
  }
}

/** Whether nobody could know by then that a later click had arrived: its page had heard that the platform has not got it, and a copy came after. */
export function isUnheard({ provenAbsent, shownSent }: Click, at: number): boolean {
  return provenAbsent && (shownSent === null || shownSent.at > at);
}

/** Whether an earlier click of another page was not on the disk yet, and known there, when a later one was made. */
export function isLate(earlier: Click, later: Click, hungUntil: number): boolean {
  return earlier.page !== later.page && (earlier.unheard || earlier.durableSince === null || Math.max(earlier.durableSince, hungUntil) + TOLD_WITHIN_MS > later.at);
}
