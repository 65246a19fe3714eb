import type { Bubble } from '@cs-inbox/core';
import type { LedgerEntry, PlatformState } from '@cs-inbox/simulator';
import { ArrivalJudge, type ToldPace } from './arrival-judge.ts';
import { type Click, newClick } from './click.ts';
import { CountJudge } from './count-judge.ts';
import { type BackendFacts, DepartureJudge } from './departure-judge.ts';
import { DiskJudge } from './disk-judge.ts';
import { Evidence } from './evidence.ts';
import type { EventLoop } from './event-loop.ts';
import { GoneJudge } from './gone-judge.ts';
import { LookUpJudge } from './look-up-judge.ts';
import type { MachineClock } from './machine-clock.ts';
import { NewsJudge } from './news-judge.ts';
import type { Page } from './page.ts';
import { PromptJudge } from './prompt-judge.ts';
import { RecordJudge } from './record-judge.ts';
import { RequestJudge } from './request-judge.ts';
import { ScreenJudge } from './screen-judge.ts';
import { SyncJudge } from './sync-judge.ts';
import type { SyncWeather } from './sync-weather.ts';
import { ToldTimeJudge } from './told-time-judge.ts';
import { TrafficJudge } from './traffic-judge.ts';
import type { Violation } from './violation.ts';

/** What a checker can look at. */
interface CheckedWorld {
  readonly rows: ReadonlyMap<string, unknown>;
  readonly ledger: () => readonly LedgerEntry[];
  readonly now: () => number;
  readonly machine: MachineClock;
  readonly backend: BackendFacts & { readonly lookUp: boolean };
  readonly account: string;
  /** What each store is told, or null. */
  readonly pace: ToldPace | null;
  readonly loop: EventLoop;
  readonly platform: PlatformState;
  readonly news: SyncWeather;
  /** Whether nothing goes wrong but that the network goes and comes. */
  readonly calm: boolean;
  /** When others have written to the buyer of a conversation, ms since the epoch. */
  readonly colleaguesAt: (conversationId: string) => readonly number[];
  readonly note: (line: string) => void;
}

/** A tab whose disk has hung may be silent for so long after, ms. */
const HUNG_MS = 20_000;

/**
 * Judges what the engine does by what it can be seen to do: clicks, rows on the
 * disk, requests on the wire, bubbles on the page, and the platform's ledger.
 * It shares no code with the engine.
 */
export class Checker {
  readonly disk: DiskJudge;
  readonly departures: DepartureJudge;
  readonly arrivals: ArrivalJudge;
  readonly requests: RequestJudge;
  readonly screens: ScreenJudge;
  readonly sync: SyncJudge;
  readonly gone: GoneJudge;
  readonly counts: CountJudge;
  readonly news: NewsJudge;
  readonly lookUps: LookUpJudge;
  readonly prompts: PromptJudge;
  readonly toldTimes: ToldTimeJudge;
  readonly traffic: TrafficJudge;
  readonly record: RecordJudge;
  readonly #evidence: Evidence;
  readonly #perConversation = new Map<string, number>();

  constructor({ rows, now, ledger, machine, backend, account, pace, colleaguesAt, loop, platform, news, calm, note }: CheckedWorld) {
    const lastCommitted = new Map<string, Click>();
    this.#evidence = new Evidence(rows, now, note);
    this.disk = new DiskJudge(this.#evidence);
    this.departures = new DepartureJudge(this.#evidence, this.disk, machine, backend, lastCommitted);
    this.arrivals = new ArrivalJudge(this.#evidence, ledger, account, pace, lastCommitted);
    this.requests = new RequestJudge(this.#evidence);
    this.screens = new ScreenJudge(this.#evidence, this.departures);
    this.sync = new SyncJudge(this.#evidence, loop, platform, news, calm, backend.steady);
    this.gone = new GoneJudge(this.#evidence, this.disk);
    this.counts = new CountJudge(this.#evidence);
    this.news = new NewsJudge(this.#evidence, colleaguesAt, lastCommitted);
    this.record = new RecordJudge(this.#evidence);
    this.lookUps = new LookUpJudge(this.#evidence, machine, backend);
    this.prompts = new PromptJudge(this.#evidence, this.disk, colleaguesAt);
    this.toldTimes = new ToldTimeJudge(this.#evidence, machine);
    this.traffic = new TrafficJudge(this.#evidence, this.disk, backend.colleagues === 0 && backend.lookUp && backend.windowMs > 0, backend.steady);
  }

  get violations(): readonly Violation[] {
    return this.#evidence.violations;
  }

  get messages(): number {
    return this.#evidence.clicks.size;
  }

  /** Messages that stand between click and confirmation, as the operator sees it. */
  get midFlight(): number {
    let count = 0;
    for (const { returned, givenUp, shownSent } of this.#evidence.clicks.values()) if (!returned && !givenUp && shownSent === null) count++;
    return count;
  }

  /** Messages that will still arrive, as far as the truth tells. */
  get onTheirWay(): number {
    return this.unfinished.length;
  }

  get unfinished(): readonly Click[] {
    this.arrivals.readLedger();
    return [...this.#evidence.clicks.values()].filter((click) => click.durableSince !== null && !click.destroyed && !isEnded(click) && !this.#evidence.committed.has(click.key));
  }

  clicked(click: Pick<Click, 'key' | 'conversationId' | 'text' | 'storeId' | 'page'>): void {
    const { key, conversationId } = click;
    const order = (this.#perConversation.get(conversationId) ?? 0) + 1;
    this.#perConversation.set(conversationId, order);
    if (this.#evidence.clicks.has(key)) this.#evidence.blame('I2', `${key} was given to two messages`);
    this.#evidence.clicks.set(key, newClick({ ...click, order, at: this.#evidence.now() }));
  }

  isClicked(key: string): boolean {
    return this.#evidence.clicks.has(key);
  }

  /** Two living pages have the same message on the wire. */
  twoSenders(key: string): void {
    this.#evidence.blame('I6', `${key} departed while another tab waited for its answer`);
  }

  /** Something is done about a message while its page still waits to hear what became of it. */
  askedTooSoon(key: string): void {
    this.#evidence.blame('I6', `${key} was sent or asked about while its page waited for an answer about it`);
  }

  /** The platform says no to a key. */
  wasRefused({ key, cause }: { readonly key: string; readonly cause: string | null }): void {
    this.arrivals.readLedger();
    if (this.#evidence.committed.has(key)) this.#evidence.blame('I3', `${key} was refused, and the platform has it`);
    this.#evidence.clicks.get(key)?.refusedFor.add(cause ?? 'unknown');
    this.prompts.refused(key);
  }

  /** A person gives a message up, or puts another one in its place. */
  gaveUp(key: string): void {
    this.gone.givenUp(key);
    this.#change(key, (click) => (click.givenUp = true));
  }

  /** A person asks for it back before it leaves. */
  askedBack(key: string): void {
    this.gone.givenUp(key);
    this.#change(key, (click) => {
      click.givenUp = true;
      click.askedBack = true;
    });
  }

  /** A person says that it shall go all the same. */
  consented(key: string): void {
    this.#change(key, (click) => (click.consentAt = this.#evidence.now()));
  }

  /** A person wants it to go whatever comes in between. */
  wanted(key: string): void {
    this.#change(key, (click) => (click.consentAt = Infinity));
  }

  /** A person sends it again though it may have arrived. */
  mayDouble(key: string): void {
    this.#change(key, (click) => {
      click.mayDouble = true;
      click.stoppedSince = null;
    });
  }

  /** Its failure needs no refusal of its own. */
  mayFail(key: string): void {
    this.#change(key, (click) => {
      click.everStopped = true;
      click.inPlaceOfBlocked = true;
    });
  }

  /** A person is allowed to send it again before the time that the page itself says. */
  retriedEarly(key: string, byMs: number): void {
    this.#evidence.blame('RETRY-2', `${key} was sent again by hand ${byMs} ms before its page says that it may be`);
  }

  /** What a page was told last counts: the one before may have died before its disk knew. */
  saidNever(key: string, never: boolean): void {
    this.#change(key, (click) => (click.never = never));
  }

  /** A tab takes the sending from one that runs. */
  robbed(by: number, from: number): void {
    if (this.#evidence.now() < this.#evidence.hungUntil + HUNG_MS) return;
    this.#evidence.blame('SEND-8', `page ${by} took the sending from page ${from}, which runs and answers`);
  }

  /** A person ends its wait. */
  stopped(key: string): void {
    this.#change(key, (click) => {
      click.stopped = true;
      click.everStopped = true;
    });
  }

  /** A person sends it again. */
  retried(key: string): void {
    this.#change(key, (click) => {
      click.stopped = false;
      click.stoppedSince = null;
      click.consentAt = Math.max(click.consentAt ?? 0, this.#evidence.now());
      click.retriedAfter = click.departures;
    });
  }

  textReturned(text: string, draft: string): void {
    if (!draft.includes(text)) this.#evidence.blame('I1', `"${text}" was refused by the disk and is not in the composer`);
    for (const click of this.#evidence.clicks.values()) {
      if (click.text !== text) continue;
      click.returned = true;
      this.gone.returned(click.key);
    }
  }

  shown(conversationId: string, bubbles: readonly Bubble[], page: Page): void {
    this.arrivals.readLedger();
    this.screens.shown(conversationId, bubbles, page);
    this.gone.shown(bubbles, page);
    this.news.shown(conversationId, bubbles);
  }

  timeStoodStill(): void {
    this.#evidence.blame('I14', 'the engine wakes itself over and over at one instant');
  }

  /** However a schedule ends. */
  atEnd(): void {
    this.arrivals.readLedger();
    this.disk.atEnd();
    this.gone.atEnd();
    this.record.atEnd();
  }

  /** After everything has healed and long enough has passed, on one page. */
  atRest(lastShown: ReadonlyMap<string, readonly Bubble[]>, page: Page): void {
    this.arrivals.readLedger();
    this.screens.atRest(lastShown, isEnded);
    for (const bubbles of lastShown.values()) this.gone.shown(bubbles, page);
  }

  #change(key: string, change: (click: Click) => void): void {
    const click = this.#evidence.clicks.get(key);
    if (click !== undefined) change(click);
  }
}

/** Nothing becomes of it any more by itself. */
function isEnded({ returned, givenUp, stopped, refusedFor }: Click): boolean {
  return returned || givenUp || stopped || refusedFor.has('content') || refusedFor.has('recipient');
}
