import type { Bubble } from '@cs-inbox/core';
import { createWorld, type World } from '@cs-inbox/simulator';
import type { FaultClass } from './fault-class.ts';
import { Machine } from './machine.ts';
import type { Page } from './page.ts';
import { type Deed, Person } from './person.ts';
import { type Profile, profiles } from './profile.ts';
import { Random } from './random.ts';
import { tabCount } from './tab-count.ts';
import type { Violation } from './violation.ts';
import { Weather } from './weather.ts';

const STARTED_AT = 1_780_000_000_000;
/** How long things may take at most once nothing goes wrong any more, ms; and how often that is granted, where waits were long. */
const REST_MS = 10 * 60_000;
const RESTS_MAX = 5;
/** After so many of those somebody closes everything for the night: waits of a day are among what platforms ask for. */
const RESTS_BEFORE_NIGHT = 2;
const NIGHT_MS = 25 * 3_600_000;
/** In what pieces that is looked at, ms. */
const LOOK_MS = 5_000;
/** How long news may take to be on the page when nothing goes wrong, ms. */
const POLLED_WITHIN_MS = 8_000;
/** For how many seconds a thread is looked at until it must be there: one question may have got lost just before. */
const LOOKS_MAX = 40;
/** How long it takes at most until every page has every news, whoever has died or been frozen: somebody notices, and asks; and in what pieces that is looked at, ms. */
const NEWS_MS = 120_000;
const NEWS_LOOK_MS = 400;
/** When for so long nothing has left, nothing will before somebody does something, or for hours, ms. */
const QUIET_MS = 100_000;
/** Until then an answer is here, or given up, ms. */
const ANSWERED_MS = 45_000;
/** Actions after which a schedule ends that could send less than it wanted to. */
const ACTIONS_MAX = 400;
/** How likely a schedule ends in the middle of everything, and only what must never happen is judged. */
const SAFETY = 0.25;
/** What the platform refuses where the weather brings such words. */
const BAD_WORD = 'whatsapp';

export interface ScheduleResult {
  readonly seed: number;
  readonly profile: string;
  /** Safety: cut off in the middle of everything; liveness: everything heals, and must come to an end. */
  readonly kind: 'safety' | 'liveness';
  readonly tabs: number;
  readonly messages: number;
  readonly kills: number;
  readonly midFlightKills: number;
  readonly faults: readonly (readonly [FaultClass, number])[];
  readonly deeds: readonly (readonly [Deed, number])[];
  /** How long pages took to be up to date after the network was back, ms each. */
  readonly settled: readonly number[];
  /** How often a page called itself up to date, and how often something was cached: each was judged. */
  readonly claims: number;
  readonly cached: number;
  readonly violations: readonly Violation[];
  /** What happened, line by line; kept where it was asked for. */
  readonly trace: readonly string[];
}

/** One world serves every schedule: it is never changed. */
export function createSharedWorld(): World {
  return createWorld(1, STARTED_AT, {
    stores: [
      { id: 'shopee-my', platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] },
      { id: 'shopee-br', platform: 'shopee', market: 'BR', name: 'Aster Casa', languages: ['pt'] },
      { id: 'lazada-th', platform: 'lazada', market: 'TH', name: 'Aster Baby', languages: ['th'] },
      { id: 'tiktok-shop-ph', platform: 'tiktok-shop', market: 'PH', name: 'Aster Living', languages: ['en'] },
    ],
    conversations: 12,
  });
}

/** Plays one schedule: everything in it hangs from the seed. */
export function runSchedule(seed: number, world: World, options: { profile?: string; trace?: boolean } = {}): ScheduleResult {
  return new Schedule(seed, world, options.profile, options.trace === true).run();
}

class Schedule {
  readonly #seed: number;
  readonly #random: Random;
  readonly #profile: Profile;
  readonly #kind: ScheduleResult['kind'];
  readonly #machine: Machine;
  readonly #person: Person;
  readonly #weather: Weather;
  readonly #tabs: number;
  readonly #conversationIds: readonly string[];
  readonly #trace: string[] | null;

  constructor(seed: number, world: World, profileName: string | undefined, trace: boolean) {
    this.#seed = seed;
    this.#random = new Random(seed);
    const drawn = this.#random.pick(profiles);
    this.#profile = profiles.find(({ name }) => name === profileName) ?? drawn;
    // Where refusals prove nothing, what is refused for good never comes to an end.
    this.#kind = this.#random.chance(SAFETY) || this.#profile.envelope ? 'safety' : 'liveness';
    this.#trace = trace ? [] : null;
    this.#tabs = Math.min(tabCount(this.#random), this.#profile.tabsMax);
    this.#machine = new Machine({ seed, world, startedAt: STARTED_AT, random: this.#random, profile: this.#profile, note: (line) => this.#note(line) });
    const first = this.#random.between(0, 8);
    const { list } = this.#machine.wire.platform.threads;
    const count = this.#random.between(1, 4);
    const near = list.slice(first, first + count);
    const ofStore = list.filter(({ conversation }) => conversation.storeId === list[first]?.conversation.storeId);
    this.#conversationIds = (this.#profile.oneStore ? ofStore : near).map(({ conversation }) => conversation.id);
    this.#person = new Person(this.#machine, this.#random, this.#profile, this.#conversationIds);
    this.#weather = new Weather(this.#machine, this.#random, this.#profile, this.#conversationIds, this.#tabs);
  }

  run(): ScheduleResult {
    this.#note(`seed ${this.#seed} profile ${this.#profile.name} tabs ${this.#tabs} ${this.#kind}`);
    const { checker, wire, faults } = this.#machine;
    this.#nameBackend();
    if (this.#profile.badWord > 0) wire.command({ do: 'refuse-words', words: [BAD_WORD] });
    this.#weather.openAll();
    const wanted = this.#random.between(20, 24);
    for (let i = 0; i < ACTIONS_MAX && checker.messages < wanted; i++) {
      this.#machine.pass(this.#random.between(0, this.#profile.pauseMs));
      this.#act();
    }
    if (this.#kind === 'safety') this.#machine.pass(this.#random.between(0, 20_000));
    else this.#rest();
    checker.atEnd();
    this.#countTruth();
    return {
      seed: this.#seed,
      profile: this.#profile.name,
      kind: this.#kind,
      tabs: this.#tabs,
      messages: checker.messages,
      kills: this.#weather.kills,
      midFlightKills: this.#weather.midFlightKills,
      faults: faults.list(),
      deeds: this.#person.deeds.list(),
      settled: checker.sync.settling.times,
      claims: checker.sync.lists.claims,
      cached: checker.sync.cache.commits,
      violations: checker.violations,
      trace: this.#trace ?? [],
    };
  }

  #act(): void {
    if (this.#weather.act()) return void this.#machine.checker.prompts.disturbed();
    const pages = this.#machine.usablePages;
    if (pages.length === 0) return;
    const page = this.#random.pick(pages);
    if (this.#profile.pause > 0 && this.#random.chance(this.#profile.pause)) return this.#person.pause(page, this.#random.pick(this.#conversationIds));
    const edited = this.#random.chance(this.#profile.person) ? this.#person.act(page) : this.#random.pick(this.#conversationIds);
    if (edited !== null) this.#send(page, edited);
  }

  #send(page: Page, conversationId: string): void {
    const bad = this.#random.chance(this.#profile.badWord) ? ` ${BAD_WORD}` : '';
    this.#person.send(page, conversationId, `message ${this.#machine.clicks + 1}${bad}`);
    this.#weather.clicked(page);
  }

  /** Everything heals; then what can arrive must arrive, and all pages must show the same. */
  #rest(): void {
    const { checker } = this.#machine;
    this.#weather.heal(profiles[0] ?? this.#profile);
    this.#settle();
    for (let rest = 1; rest < RESTS_MAX && checker.onTheirWay > 0; rest++) {
      if (rest % RESTS_BEFORE_NIGHT === 0) this.#weather.closeFor(NIGHT_MS);
      this.#helpAlong();
      this.#settle();
    }
    this.#awaitNews();
    for (const [page, shown] of this.#lookAround(this.#machine.usablePages)) checker.atRest(shown, page);
    checker.gone.atRest();
    this.#countUnreadable();
  }

  /** A page that comes now tells of every row that nobody can read. */
  #countUnreadable(): void {
    const { checker } = this.#machine;
    if (checker.disk.spoiltRows === 0) return;
    const page = this.#machine.open(undefined);
    for (let i = 0; i < LOOKS_MAX && (i === 0 || !page.inbox.$ready.get()); i++) this.#machine.pass(LOOK_MS);
    checker.disk.told(page.inbox.$quarantined.get());
  }

  /** Every page shows the same list as the platform has. */
  #awaitNews(): void {
    const { lists } = this.#machine.checker.sync;
    const since = this.#machine.loop.now();
    for (const page of this.#machine.usablePages) {
      let why = lists.differsAtRest(page);
      while (why !== null && this.#machine.loop.now() - since < NEWS_MS) {
        this.#machine.pass(NEWS_LOOK_MS);
        why = lists.differsAtRest(page);
      }
      if (why !== null) lists.stillDiffers(why);
    }
  }

  /** As long as something is on its way, and then until all pages may have heard of it. */
  #settle(): void {
    const { loop, checker } = this.#machine;
    const since = loop.now();
    const quietMs = () => loop.now() - Math.max(since, checker.departures.lastAt);
    do this.#machine.pass(LOOK_MS);
    while (loop.now() - since < REST_MS && ((checker.onTheirWay > 0 && quietMs() < QUIET_MS) || (checker.disk.anyOpen && quietMs() < ANSWERED_MS) || loop.now() < checker.disk.quietFrom));
    this.#machine.pass(2 * LOOK_MS);
  }

  /** Somebody does, conversation by conversation, what takes a person. */
  #helpAlong(): void {
    const [page] = this.#machine.usablePages;
    if (page === undefined) return;
    for (const { id } of this.#machine.wire.platform.stores) {
      this.#machine.checker.disk.wished(id, false);
      page.inbox.pause(id, false);
    }
    for (let round = 0; round < 10; round++) {
      let done = false;
      // What shuts their store may stand in another conversation.
      const storeIds = new Set(this.#machine.checker.unfinished.map(({ storeId }) => storeId));
      const conversationIds = this.#conversationIds.filter((id) => storeIds.has(this.#machine.wire.platform.threads.get(id)?.conversation.storeId ?? ''));
      for (const conversationId of conversationIds) {
        page.inbox.open(conversationId);
        this.#machine.pass(100);
        done = this.#person.helpAlong(page, conversationId) || done;
      }
      this.#machine.pass(LOOK_MS);
      if (!done) return;
    }
  }

  /** What pages show at the end, conversation by conversation. */
  #lookAround(pages: readonly Page[]): ReadonlyMap<Page, ReadonlyMap<string, readonly Bubble[]>> {
    const shown = new Map(pages.map((page) => [page, new Map<string, readonly Bubble[]>()]));
    for (const conversationId of this.#conversationIds) {
      for (const { inbox } of pages) inbox.open(conversationId);
      for (const [page, differs] of this.#untilShown(pages, conversationId)) {
        shown.get(page)?.set(conversationId, page.inbox.$thread.get().bubbles);
        if (differs !== null) this.#machine.checker.screens.stillDiffers(conversationId, differs);
      }
    }
    return shown;
  }

  /** Scrolls up until each page shows what the platform has, or will not. @returns in what they differ from it */
  #untilShown(pages: readonly Page[], conversationId: string): ReadonlyMap<Page, string | null> {
    const { checker, wire, loop } = this.#machine;
    const differs = new Map<Page, string | null>();
    let open = pages;
    for (let i = 0; i < LOOKS_MAX && open.length > 0; i++) {
      for (const { inbox } of open) inbox.loadOlder();
      this.#machine.pass(1_000);
      const truth = wire.platform.threads.get(conversationId)?.messages.toArray() ?? [];
      for (const page of open) {
        const { bubbles } = page.inbox.$thread.get();
        differs.set(page, checker.screens.differs(bubbles, truth, loop.now() - POLLED_WITHIN_MS) ?? checker.sync.lists.threadDiffers(bubbles, truth));
      }
      open = open.filter((page) => differs.get(page) !== null || page.inbox.$thread.get().hasOlder);
    }
    return differs;
  }

  #nameBackend(): void {
    const { windowMs, lookUp } = this.#profile;
    if (windowMs > 0 && lookUp) return;
    this.#machine.faults.add(lookUp ? 'no-deduplication' : windowMs > 0 ? 'no-look-up' : 'neither');
  }

  /** What only the platform's own threads tell. */
  #countTruth(): void {
    const { faults, wire } = this.#machine;
    for (const conversationId of this.#conversationIds) {
      for (const { direction, receipt, key, at } of wire.platform.threads.get(conversationId)?.messages.toArray() ?? []) {
        if (at < STARTED_AT || direction === 'in') continue;
        if (receipt === 'blocked') faults.add('blocked-after');
        if (key === null) faults.add('colleague');
      }
    }
  }

  #note(line: string): void {
    this.#trace?.push(`${this.#machine.loop.now() - STARTED_AT} ${line}`);
  }
}
