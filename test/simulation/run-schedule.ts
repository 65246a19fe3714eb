import type { Bubble } from '@cs-inbox/core';
import { createInbox, type Inbox } from '@cs-inbox/state';
import { createPlatform, createWorld, ledger, type Scenario, type World } from '@cs-inbox/simulator';
import { Checker, type Violation } from './checker.ts';
import { EventLoop } from './event-loop.ts';
import { type Profile, profiles } from './profile.ts';
import { Random } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { type Fate, SimulatedWire } from './simulated-wire.ts';
import { wireBackend } from './wire-backend.ts';

const STARTED_AT = 1_780_000_000_000;
const ACCOUNT = 'operator-1';
/** How long everything has time to settle once nothing goes wrong any more, ms. */
const REST_MS = 10 * 60_000;

/** How long news may take to be on the page when nothing goes wrong, ms. */
const POLLED_WITHIN_MS = 8_000;
/** How long a network must hold before anything leaves again, ms. */
const STABLE_MS = 3_000;
/** Actions after which a schedule ends that could send less than it wanted to. */
const ACTIONS_MAX = 400;

export interface ScheduleResult {
  readonly seed: number;
  readonly profile: string;
  readonly messages: number;
  readonly kills: number;
  readonly midFlightKills: number;
  readonly reloads: number;
  readonly offline: number;
  readonly diskRefusals: number;
  readonly fates: ReadonlyMap<Fate, number>;
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
  readonly #checker: Checker;
  readonly #conversationIds: readonly string[];
  readonly #trace: string[] | null;
  readonly #networkListeners = new Set<(online: boolean) => void>();
  #page: Page | null = null;
  #healed = false;
  #keys = 0;
  #counts = { kills: 0, midFlightKills: 0, reloads: 0, offline: 0 };

  constructor(seed: number, world: World, profileName: string | undefined, trace: boolean) {
    this.#seed = seed;
    this.#random = new Random(seed);
    const drawn = this.#random.pick(profiles);
    this.#profile = profiles.find(({ name }) => name === profileName) ?? drawn;
    this.#trace = trace ? [] : null;
    const platform = createPlatform({ seed, scenario: scenarioOf(this.#profile), account: ACCOUNT, startedAt: STARTED_AT, world });
    this.#wire = new SimulatedWire(this.#loop, this.#random, platform, this.#profile, (key) => this.#checker.wasRefused(key));
    this.#disk = new SimulatedDisk(
      this.#loop,
      this.#random,
      () => (this.#healed ? 0 : this.#profile.diskRefuses),
      (rows) => this.#checker.diskApplied(rows.puts, rows.deletes),
    );
    this.#checker = new Checker(this.#disk.rows, () => ledger(this.#wire.platform));
    const first = this.#random.between(0, 30);
    this.#conversationIds = [...platform.threads.keys()].slice(first, first + this.#random.between(1, 4));
  }

  run(): ScheduleResult {
    this.#note(`seed ${this.#seed} profile ${this.#profile.name}`);
    this.#openPage();
    const wanted = this.#random.between(15, 30);
    for (let i = 0; i < ACTIONS_MAX && this.#checker.messages < wanted; i++) {
      this.#pass(this.#random.between(0, 4_000));
      this.#act();
    }
    this.#heal();
    this.#pass(REST_MS);
    this.#checker.atRest(this.#lookAround());
    return {
      seed: this.#seed,
      profile: this.#profile.name,
      messages: this.#checker.messages,
      ...this.#counts,
      diskRefusals: this.#disk.refusals,
      fates: this.#wire.fates,
      violations: this.#checker.violations,
      trace: this.#trace ?? [],
    };
  }

  #pass(ms: number): void {
    const passed = this.#loop.runUntil(this.#loop.now() + ms, () => this.#checker.readLedger());
    if (!passed) this.#checker.timeStoodStill();
  }

  #act(): void {
    const draw = this.#random.next();
    const { kill, reload, offline } = this.#profile;
    if (draw < kill) return this.#endPage('kill');
    if (draw < kill + reload) return this.#endPage('reload');
    if (draw < kill + reload + offline) return this.#setOnline(!this.#wire.online);
    if (draw > 0.95) return this.#check();
    this.#send();
  }

  #send(): void {
    const page = this.#page;
    if (page === null) return;
    const conversationId = this.#random.pick(this.#conversationIds);
    page.inbox.open(conversationId);
    const text = `message ${this.#keys + 1}`;
    page.inbox.setDraft(conversationId, text);
    page.clicking = { conversationId, text };
    const result = page.inbox.send(conversationId, text);
    page.clicking = null;
    this.#note(`send "${text}" to ${conversationId}: ${result.ok ? result.key : result.why}`);
  }

  #check(): void {
    const inbox = this.#page?.inbox;
    const thread = inbox?.$thread.get();
    const lost = thread?.bubbles.find(({ delivery }) => delivery === 'unconfirmed');
    if (lost?.key === undefined || lost.key === null || thread?.conversationId === null || thread === undefined) return;
    this.#note(`check ${lost.key}`);
    inbox?.check(thread.conversationId, lost.key);
  }

  #setOnline(online: boolean): void {
    if (this.#wire.online === online) return;
    this.#note(online ? 'online' : 'offline');
    if (!online) this.#counts.offline++;
    this.#wire.online = online;
    if (this.#page !== null) this.#page.onlineSince = online ? this.#loop.now() : null;
    for (const listener of this.#networkListeners) listener(online);
  }

  #heal(): void {
    this.#note('everything heals');
    this.#healed = true;
    this.#wire.profile = { ...(profiles[0] ?? this.#profile), windowMs: this.#profile.windowMs };
    this.#setOnline(true);
    if (this.#page === null) this.#openPage();
  }

  #endPage(how: 'kill' | 'reload'): void {
    const page = this.#page;
    if (page === null) return;
    this.#note(`${how}, ${this.#checker.midFlight} in mid-flight`);
    if (how === 'kill') {
      this.#counts.kills++;
      if (this.#checker.midFlight > 0) this.#counts.midFlightKills++;
    } else {
      this.#counts.reloads++;
      page.inbox.stop();
    }
    page.alive = false;
    page.die();
    this.#networkListeners.clear();
    this.#page = null;
    const absenceMs = this.#random.chance(this.#profile.longAbsence) ? this.#random.between(60_000, 200_000) : this.#random.between(10, 3_000);
    this.#loop.in(absenceMs, () => {
      if (this.#page === null) this.#openPage();
    });
  }

  #openPage(): void {
    const { port, die } = this.#disk.open();
    const page: Page = { alive: true, die, own: new Set(), shown: new Map(), onlineSince: this.#wire.online ? -Infinity : null, clicking: null, inbox: createInbox(this.#ports(port, () => page)) };
    this.#page = page;
    page.inbox.$returned.listen((returned) => {
      if (returned !== null) this.#checker.textReturned(returned.text, this.#draftOf(page.inbox, returned.conversationId));
    });
    page.inbox.$thread.listen(({ conversationId, bubbles }) => {
      if (conversationId !== null && page.alive) this.#checker.shown(conversationId, bubbles, page.own, page.shown);
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

  #ports(storage: Parameters<typeof createInbox>[0]['storage'], page: () => Page): Parameters<typeof createInbox>[0] {
    return {
      storage,
      backend: wireBackend(
        this.#wire,
        ACCOUNT,
        () => page().alive,
        (key, body) => this.#departed(page(), key, body),
      ),
      clock: {
        now: () => this.#loop.now(),
        setTimer: (delayMs, run) => this.#loop.in(delayMs, () => page().alive && run()),
      },
      network: {
        online: () => this.#wire.online,
        subscribe: (changed) => {
          this.#networkListeners.add(changed);
          return () => this.#networkListeners.delete(changed);
        },
      },
      newKey: () => this.#newKey(page()),
      chance: () => this.#random.next(),
    };
  }

  #newKey(page: Page): string {
    const key = `k${++this.#keys}`;
    if (page.clicking !== null) {
      this.#checker.clicked(key, page.clicking.conversationId, page.clicking.text);
      page.own.add(key);
    }
    return key;
  }

  #departed({ onlineSince }: Page, key: string, body: string): void {
    this.#note(`depart ${key}`);
    this.#checker.departed(key, body, onlineSince !== null && this.#loop.now() - onlineSince >= STABLE_MS);
  }

  /** What the last page shows, conversation by conversation. */
  #lookAround(): ReadonlyMap<string, ReturnType<Inbox['$thread']['get']>['bubbles']> {
    const shown = new Map<string, ReturnType<Inbox['$thread']['get']>['bubbles']>();
    for (const conversationId of this.#conversationIds) {
      this.#page?.inbox.open(conversationId);
      do {
        this.#pass(10_000);
        this.#page?.inbox.loadOlder();
      } while (this.#page?.inbox.$thread.get().hasOlder === true);
      const bubbles = this.#page?.inbox.$thread.get().bubbles ?? [];
      shown.set(conversationId, bubbles);
      this.#checker.sameThread(conversationId, bubbles, this.#wire.platform.threads.get(conversationId)?.messages ?? [], this.#loop.now() - POLLED_WITHIN_MS);
    }
    return shown;
  }

  #note(line: string): void {
    this.#trace?.push(`${this.#loop.now() - STARTED_AT} ${line}`);
  }
}

/** A platform that does nothing wrong itself: what goes wrong here is the network, the disk and the page. */
function scenarioOf({ windowMs }: Profile): Scenario {
  return {
    name: 'simulation',
    title: 'Buyers write now and then.',
    row: 'SEND-4',
    traffic: { perMinute: 8 },
    latency: { p50Ms: 0, p95Ms: 0 },
    deduplicationWindowMs: windowMs,
    rules: [],
  };
}

interface Page {
  alive: boolean;
  readonly die: () => void;
  readonly inbox: Inbox;
  /** Keys that were clicked on this page. */
  readonly own: Set<string>;
  /** What it has shown of each key so far. */
  readonly shown: Map<string, Bubble['delivery']>;
  /** When its network came back; -Infinity where it was never gone, null where it is. */
  onlineSince: number | null;
  clicking: { readonly conversationId: string; readonly text: string } | null;
}
