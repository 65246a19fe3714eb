import type { HttpAnswer } from '@cs-inbox/core';
import { createInbox, type Inbox } from '@cs-inbox/state';
import { createPlatform, createWorld, ledger, type Scenario, type World } from '@cs-inbox/simulator';
import { Checker, type Violation } from './checker.ts';
import { EventLoop } from './event-loop.ts';
import type { Page } from './page.ts';
import { type Deed, Person } from './person.ts';
import { type Profile, profiles } from './profile.ts';
import { Random } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { SimulatedTabs } from './simulated-tabs.ts';
import { type Fate, SimulatedWire } from './simulated-wire.ts';
import { wireBackend } from './wire-backend.ts';

const STARTED_AT = 1_780_000_000_000;
const ACCOUNT = 'operator-1';
/** How long everything has time to settle once nothing goes wrong any more, ms; and how often that is granted, where waits were long. */
const REST_MS = 10 * 60_000;
const RESTS_MAX = 8;

/** How long news may take to be on the page when nothing goes wrong, ms. */
const POLLED_WITHIN_MS = 8_000;
/** How long a network must hold before anything leaves again, ms. */
const STABLE_MS = 3_000;
/** Actions after which a schedule ends that could send less than it wanted to. */
const ACTIONS_MAX = 400;
/** What the platform refuses where the weather brings such words. */
const BAD_WORD = 'whatsapp';

export interface ScheduleResult {
  readonly seed: number;
  readonly profile: string;
  readonly tabs: number;
  readonly messages: number;
  readonly kills: number;
  readonly midFlightKills: number;
  readonly reloads: number;
  readonly offline: number;
  readonly diskRefusals: number;
  readonly fates: ReadonlyMap<Fate, number>;
  /** How often the platform refused a message, by cause. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly deeds: ReadonlyMap<Deed, number>;
  readonly violations: readonly Violation[];
  /** What happened, line by line; kept where it was asked for. */
  readonly trace: readonly string[];
}

/** One world serves every schedule: it is never changed. */
export function createSharedWorld(): World {
  return createWorld(1, STARTED_AT);
}

/** Plays one schedule: everything in it hangs from the seed. */
export function runSchedule(seed: number, world: World, options: { profile?: string; trace?: boolean } = {}): ScheduleResult {
  return new Schedule(seed, world, options.profile, options.trace === true).run();
}

class Schedule {
  readonly #seed: number;
  readonly #random: Random;
  readonly #profile: Profile;
  readonly #loop = new EventLoop(STARTED_AT);
  readonly #wire: SimulatedWire;
  readonly #disk: SimulatedDisk;
  readonly #tabs: SimulatedTabs;
  readonly #checker: Checker;
  readonly #person: Person;
  readonly #conversationIds: readonly string[];
  readonly #trace: string[] | null;
  readonly #networkListeners = new Map<Page, (online: boolean) => void>();
  /** Pages that stand open now; as many as there were at the start come back after each end. */
  readonly #pages = new Set<Page>();
  readonly #tabCount: number;
  #pageNumber = 0;
  #healed = false;
  #keys = 0;
  #counts = { kills: 0, midFlightKills: 0, reloads: 0, offline: 0 };

  constructor(seed: number, world: World, profileName: string | undefined, trace: boolean) {
    this.#seed = seed;
    this.#random = new Random(seed);
    const drawn = this.#random.pick(profiles);
    this.#profile = profiles.find(({ name }) => name === profileName) ?? drawn;
    this.#trace = trace ? [] : null;
    this.#tabCount = this.#random.between(1, 3);
    const platform = createPlatform({ seed, scenario: scenarioOf(this.#profile), account: ACCOUNT, startedAt: STARTED_AT, world });
    this.#wire = new SimulatedWire(this.#loop, this.#random, platform, this.#profile, (key, cause) => this.#checker.wasRefused(key, cause));
    this.#disk = new SimulatedDisk(
      this.#loop,
      this.#random,
      () => (this.#healed ? 0 : this.#profile.diskRefuses),
      (rows) => this.#checker.diskApplied(rows.puts, rows.deletes),
    );
    this.#tabs = new SimulatedTabs(this.#loop, this.#random);
    this.#checker = new Checker(this.#disk.rows, () => ledger(this.#wire.platform), () => this.#loop.now());
    this.#person = new Person(this.#random, this.#checker, (line) => this.#note(line));
    const first = this.#random.between(0, 30);
    this.#conversationIds = platform.threads.list.map(({ conversation }) => conversation.id).slice(first, first + this.#random.between(1, 4));
  }

  run(): ScheduleResult {
    this.#note(`seed ${this.#seed} profile ${this.#profile.name} tabs ${this.#tabCount}`);
    if (this.#profile.badWord > 0) this.#wire.command({ do: 'refuse-words', words: [BAD_WORD] });
    for (let i = 0; i < this.#tabCount; i++) this.#openPage();
    const wanted = this.#random.between(15, 30);
    for (let i = 0; i < ACTIONS_MAX && this.#checker.messages < wanted; i++) {
      this.#pass(this.#random.between(0, 4_000));
      this.#act();
    }
    this.#heal();
    this.#pass(REST_MS);
    for (let rest = 1; rest < RESTS_MAX && this.#checker.onTheirWay > 0; rest++) {
      this.#retryAll();
      this.#pass(REST_MS);
    }
    for (const page of this.#pages) this.#checker.atRest(this.#lookAround(page));
    return {
      seed: this.#seed,
      profile: this.#profile.name,
      tabs: this.#tabCount,
      messages: this.#checker.messages,
      ...this.#counts,
      diskRefusals: this.#disk.refusals,
      fates: this.#wire.fates,
      refusals: this.#wire.refusals,
      deeds: this.#person.deeds,
      violations: this.#checker.violations,
      trace: this.#trace ?? [],
    };
  }

  #pass(ms: number): void {
    const passed = this.#loop.runUntil(this.#loop.now() + ms, () => this.#checker.readLedger());
    if (!passed) this.#checker.timeStoodStill();
  }

  #act(): void {
    const { kill, reload, offline, throttle, expireLogin, person } = this.#profile;
    const deeds: readonly (readonly [number, () => void])[] = [
      [kill, () => this.#endPage('kill')],
      [reload, () => this.#endPage('reload')],
      [offline, () => this.#setOnline(!this.#wire.online)],
      [throttle, () => this.#throttle()],
      [expireLogin, () => this.#expireLogin()],
      [person, () => this.#letPersonAct()],
    ];
    let draw = this.#random.next();
    for (const [likely, deed] of deeds) {
      if (draw < likely) return deed();
      draw -= likely;
    }
    const page = this.#anyPage();
    if (page !== null) this.#send(page, this.#random.pick(this.#conversationIds));
  }

  #anyPage(): Page | null {
    return this.#pages.size === 0 ? null : this.#random.pick([...this.#pages]);
  }

  #send(page: Page, conversationId: string): void {
    page.inbox.open(conversationId);
    const bad = this.#random.chance(this.#profile.badWord) ? ` ${BAD_WORD}` : '';
    const text = `message ${this.#keys + 1}${bad}`;
    const storeId = this.#storeOf(conversationId);
    page.inbox.setDraft(conversationId, text);
    const { replaces } = page.inbox.$draft.get();
    if (replaces !== null) this.#checker.gaveUp(replaces);
    page.clicking = { conversationId, storeId, text };
    const result = page.inbox.send(conversationId, text);
    page.clicking = null;
    this.#note(`page ${page.number} sends "${text}" to ${conversationId}: ${result.ok ? result.key : result.why}`);
  }

  #letPersonAct(): void {
    const page = this.#anyPage();
    if (page === null) return;
    const edited = this.#person.act(page);
    if (edited !== null) this.#send(page, edited);
  }

  /** At the end somebody sends again, conversation by conversation, what goes only by a person. */
  #retryAll(): void {
    const page = this.#anyPage();
    if (page === null) return;
    for (let round = 0; round < 10; round++) {
      for (const conversationId of this.#conversationIds) {
        page.inbox.open(conversationId);
        this.#pass(100);
        for (const { key, retry } of page.inbox.$thread.get().bubbles) {
          if (key !== null && retry !== null && page.inbox.retry(conversationId, key, 'at the end').ok) this.#checker.stopped(key, false);
        }
      }
      this.#pass(5_000);
    }
  }

  #storeOf(conversationId: string): string {
    return this.#wire.platform.threads.get(conversationId)?.conversation.storeId ?? '';
  }

  #throttle(): void {
    const storeId = this.#storeOf(this.#random.pick(this.#conversationIds));
    const forMs = this.#random.between(2_000, 60_000);
    const retryAfter = this.#random.chance(0.7);
    this.#note(`${storeId} is throttled for ${forMs} ms, ${retryAfter ? 'told' : 'untold'}`);
    this.#wire.command({ do: 'throttle', storeId, forMs, retryAfter });
  }

  #expireLogin(): void {
    const storeId = this.#storeOf(this.#random.pick(this.#conversationIds));
    this.#note(`the login of ${storeId} is gone`);
    this.#wire.command({ do: 'expire-login', storeId, status: this.#random.chance(0.5) ? 401 : 403 });
    this.#loop.in(this.#random.between(2_000, 120_000), () => this.#logIn(storeId));
  }

  #logIn(storeId: string): void {
    this.#note(`${storeId} is logged in`);
    this.#wire.command({ do: 'log-in', storeId });
    if (this.#random.chance(0.5)) for (const { inbox } of this.#pages) inbox.returned();
  }

  #setOnline(online: boolean): void {
    if (this.#wire.online === online) return;
    this.#note(online ? 'online' : 'offline');
    if (!online) this.#counts.offline++;
    this.#wire.online = online;
    for (const page of this.#pages) page.onlineSince = online ? this.#loop.now() : null;
    for (const listener of this.#networkListeners.values()) listener(online);
  }

  #heal(): void {
    this.#note('everything heals');
    this.#healed = true;
    this.#wire.profile = { ...(profiles[0] ?? this.#profile), windowMs: this.#profile.windowMs };
    this.#setOnline(true);
    for (const { id } of this.#wire.platform.stores) this.#wire.command({ do: 'log-in', storeId: id });
    if (this.#pages.size === 0) this.#openPage();
  }

  #endPage(how: 'kill' | 'reload'): void {
    const page = this.#anyPage();
    if (page === null) return;
    this.#note(`${how} of page ${page.number}, ${this.#checker.midFlight} in mid-flight`);
    if (how === 'kill') {
      this.#counts.kills++;
      if (this.#checker.midFlight > 0) this.#counts.midFlightKills++;
    } else {
      this.#counts.reloads++;
      page.inbox.stop();
    }
    page.alive = false;
    page.die();
    this.#networkListeners.delete(page);
    this.#pages.delete(page);
    const absenceMs = this.#random.chance(this.#profile.longAbsence) ? this.#random.between(60_000, 200_000) : this.#random.between(10, 3_000);
    this.#loop.in(absenceMs, () => {
      if (this.#pages.size < this.#tabCount) this.#openPage();
    });
  }

  #openPage(): void {
    const disk = this.#disk.open();
    const tabs = this.#tabs.open();
    const page: Page = {
      number: ++this.#pageNumber,
      alive: true,
      die: () => {
        disk.die();
        tabs.die();
      },
      own: new Set(),
      shown: new Map(),
      awaiting: new Set(),
      onlineSince: this.#wire.online ? -Infinity : null,
      clicking: null,
      inbox: createInbox(this.#ports(disk.port, tabs.port, () => page), { operator: () => 'Mei Lin' }),
    };
    this.#pages.add(page);
    page.inbox.$returned.listen((returned) => {
      if (returned !== null) this.#checker.textReturned(returned.text, this.#draftOf(page.inbox, returned.conversationId));
    });
    page.inbox.$thread.listen(({ conversationId, bubbles }) => {
      if (conversationId !== null && page.alive) this.#checker.shown(conversationId, bubbles, page.number, page.own, page.shown);
    });
    page.inbox.start();
    const first = this.#conversationIds[0];
    if (first !== undefined) page.inbox.open(first);
  }

  #draftOf(inbox: Inbox, conversationId: string): string {
    const open = inbox.$thread.get().conversationId;
    inbox.open(conversationId);
    const { text } = inbox.$draft.get();
    inbox.open(open);
    return text;
  }

  #ports(storage: Ports['storage'], tabs: Ports['tabs'], page: () => Page): Ports {
    return {
      storage,
      tabs,
      backend: wireBackend(
        this.#wire,
        ACCOUNT,
        () => page().alive,
        (key, body) => this.#departed(page(), key, body),
        (key, answer) => this.#answered(page(), key, answer),
      ),
      clock: {
        now: () => this.#loop.now(),
        setTimer: (delayMs, run) => this.#loop.in(delayMs, () => page().alive && run()),
      },
      network: {
        online: () => this.#wire.online,
        subscribe: (changed) => {
          this.#networkListeners.set(page(), changed);
          return () => this.#networkListeners.delete(page());
        },
      },
      newKey: () => this.#newKey(page()),
      chance: () => this.#random.next(),
    };
  }

  #newKey(page: Page): string {
    const key = `k${++this.#keys}`;
    if (page.clicking !== null) {
      const { conversationId, storeId, text } = page.clicking;
      this.#checker.clicked(key, conversationId, storeId, text, page.number);
      page.own.add(key);
    }
    return key;
  }

  #departed(page: Page, key: string, body: string): void {
    this.#note(`page ${page.number} departs ${key}`);
    for (const other of this.#pages) if (other !== page && other.awaiting.has(key)) this.#checker.twoSenders(key);
    page.awaiting.add(key);
    this.#checker.departed(key, body, page.onlineSince !== null && this.#loop.now() - page.onlineSince >= STABLE_MS, page.number);
  }

  #answered(page: Page, key: string, answer: HttpAnswer): void {
    page.awaiting.delete(key);
    if (answer.type !== 'answered') return;
    if (answer.status === 422) this.#checker.toldNever(page.number, key);
    if (answer.status === 429 && typeof answer.retryAfterMs === 'number') this.#checker.shutUntil(page.number, key, this.#loop.now() + answer.retryAfterMs);
  }

  /** What a page shows at the end, conversation by conversation. */
  #lookAround(page: Page): ReadonlyMap<string, ReturnType<Inbox['$thread']['get']>['bubbles']> {
    const shown = new Map<string, ReturnType<Inbox['$thread']['get']>['bubbles']>();
    for (const conversationId of this.#conversationIds) {
      page.inbox.open(conversationId);
      do {
        this.#pass(10_000);
        page.inbox.loadOlder();
      } while (page.inbox.$thread.get().hasOlder);
      const { bubbles } = page.inbox.$thread.get();
      shown.set(conversationId, bubbles);
      this.#checker.sameThread(conversationId, bubbles, this.#wire.platform.threads.get(conversationId)?.messages.toArray() ?? [], this.#loop.now() - POLLED_WITHIN_MS);
    }
    return shown;
  }

  #note(line: string): void {
    this.#trace?.push(`${this.#loop.now() - STARTED_AT} ${line}`);
  }
}

type Ports = Parameters<typeof createInbox>[0];

/** A platform that does nothing wrong itself: what goes wrong here is the network, the disk and the page. */
function scenarioOf({ windowMs }: Profile): Scenario {
  return {
    version: 1,
    name: 'simulation',
    title: 'Buyers write now and then.',
    traffic: { perMinute: 8 },
    deduplicationWindow: `${windowMs}ms`,
    rules: [],
  };
}
