import type { HttpAnswer } from '@cs-inbox/core';
import { createInbox, type Inbox } from '@cs-inbox/state';
import { createPlatform, ledger, type World } from '@cs-inbox/simulator';
import { Checker } from './checker.ts';
import { Counts } from './counts.ts';
import { disklessStorage } from './diskless-storage.ts';
import { EventLoop } from './event-loop.ts';
import type { FaultClass } from './fault-class.ts';
import { MachineClock } from './machine-clock.ts';
import { pacedStores } from './paced-stores.ts';
import { type Clicking, Page } from './page.ts';
import { isSteady } from './is-steady.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import { scenarioOf } from './scenario-of.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { SimulatedTabs } from './simulated-tabs.ts';
import { SimulatedWire } from './simulated-wire.ts';
import { wireBackend } from './wire-backend.ts';
import { wordOf } from './word.ts';

const ACCOUNT = 'operator-1';
/** How long a network must hold before anything leaves again, ms. */
const STABLE_MS = 3_000;
/** A page that has run for so long has answered whoever asked, ms. */
const ANSWERED_MS = 20_000;

export type Ports = Parameters<typeof createInbox>[0];

interface MachineOptions {
  readonly seed: number;
  readonly world: World;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly random: Random;
  readonly profile: Profile;
  readonly note: (line: string) => void;
}

/** One browser on one machine: its pages with the real engine in them, its disk, its clock, its network, the platform behind that, and a checker who watches. */
export class Machine {
  readonly loop: EventLoop;
  readonly clock: MachineClock;
  readonly wire: SimulatedWire;
  readonly disk: SimulatedDisk;
  readonly tabs: SimulatedTabs;
  readonly checker: Checker;
  readonly faults = new Counts<FaultClass>();
  /** Pages that stand open now. */
  readonly pages = new Set<Page>();
  readonly note: (line: string) => void;
  readonly #random: Random;
  readonly #networkListeners = new Map<Page, (online: boolean) => void>();
  readonly #envelope: boolean;
  #opened = 0;
  #keys = 0;

  constructor({ seed, world, startedAt, random, profile, note }: MachineOptions) {
    this.note = note;
    this.#random = random;
    this.#envelope = profile.envelope;
    this.loop = new EventLoop(startedAt);
    this.clock = new MachineClock(this.loop);
    const platform = createPlatform({ seed, scenario: scenarioOf(profile), account: ACCOUNT, startedAt, world });
    this.wire = new SimulatedWire(this.loop, random, platform, profile, this.faults, (attempt) => {
      if (attempt.told === 'refused') this.checker.wasRefused(attempt);
      this.checker.arrivals.arrived(attempt);
    }, (answer) => {
      for (const { key, problem } of refusedIn(answer)) this.checker.wasRefused({ key, cause: problem.cause });
    });
    this.disk = new SimulatedDisk(this.loop, random, profile, {
      applied: (page, rows) => {
        this.checker.arrivals.readLedger();
        this.checker.disk.applied(page.number, rows);
      },
      led: (page) => {
        this.note(`page ${page.number} leads`);
        this.checker.disk.led(page.number);
        this.checker.screens.led();
        this.checker.traffic.startsAnew();
      },
      refused: () => this.faults.add('disk-refuses'),
      hung: (until) => {
        this.faults.add('disk-hangs');
        this.checker.disk.hung(until);
      },
      foundCleared: (page) => this.checker.disk.foundCleared(page.number),
      wiped: () => this.checker.disk.wiped(),
    });
    this.tabs = new SimulatedTabs(this.loop, random, profile, (fate) => {
      this.faults.add(fate);
      if (fate === 'post-lost') this.checker.screens.newsLost();
    }, (by, from) => {
      const ranForMs = this.loop.now() - Math.max(from.openedAt, from.thawedAt, by.thawedAt, this.clock.setAt);
      if (from.alive && !from.frozen && !from.hidden && !by.hidden && ranForMs > ANSWERED_MS) this.checker.robbed(by.number, from.number);
    });
    this.checker = new Checker({
      rows: this.disk.rows,
      ledger: () => ledger(this.wire.platform),
      now: () => this.loop.now(),
      machine: this.clock,
      backend: { ...profile, steady: isSteady(profile) },
      account: ACCOUNT,
      pace: profile.paced ? pacedStores : null,
      note,
    });
  }

  get usablePages(): readonly Page[] {
    return [...this.pages].filter(({ usable }) => usable);
  }

  /** Time passes; everything that is due happens. */
  pass(ms: number): void {
    const passed = this.loop.runUntil(this.loop.now() + ms, () => this.checker.arrivals.readLedger());
    if (!passed) this.checker.timeStoodStill();
    if (this.wire.online && this.usablePages.some(({ number }) => number === this.checker.disk.leader)) this.checker.traffic.look(this.wire.platform.stores.flatMap(({ id, login }) => (login === 'signed-in' || login === 'expires-soon' ? [] : [id])));
  }

  open(first: string | undefined, diskless = false): Page {
    const page = new Page(++this.#opened, this.loop, this.clock, diskless);
    page.onlineSince = this.wire.online ? -Infinity : null;
    page.inbox = createInbox(this.#ports(page), { operator: () => 'Mei Lin' });
    this.pages.add(page);
    page.atEnd(() => {
      this.pages.delete(page);
      this.#networkListeners.delete(page);
      this.checker.disk.pageEnded(page.number);
      this.checker.traffic.pageEnded(page.number);
      this.checker.arrivals.startsAnew();
    });
    page.inbox.$returned.listen((returned) => {
      if (returned !== null) this.checker.textReturned(returned.text, draftOf(page.inbox, returned.conversationId));
    });
    page.inbox.$thread.listen(({ conversationId, bubbles }) => {
      if (conversationId !== null && page.alive) this.checker.shown(conversationId, bubbles, page);
    });
    this.checker.arrivals.startsAnew();
    page.inbox.start();
    if (first !== undefined) page.inbox.open(first);
    return page;
  }

  /** Somebody clicks: what gets a key meanwhile is this text. */
  click<T>(page: Page, clicking: Clicking, deed: () => T): T {
    page.clicking = clicking;
    const result = deed();
    page.clicking = null;
    return result;
  }

  setOnline(online: boolean): void {
    if (this.wire.online === online) return;
    this.note(online ? 'online' : 'offline');
    if (!online) this.faults.add('network-lost');
    this.wire.online = online;
    this.checker.traffic.startsAnew();
    for (const page of this.pages) {
      page.onlineSince = online ? this.loop.now() : null;
      page.heard = false;
    }
    for (const [page, listener] of this.#networkListeners) page.deliver(() => listener(online));
  }

  /** @returns how many messages were clicked so far */
  get clicks(): number {
    return this.#keys;
  }

  #ports(page: Page): Ports {
    return {
      storage: page.diskless ? disklessStorage(this.loop, page) : this.disk.open(page),
      tabs: this.tabs.open(page),
      backend: wireBackend(this.wire, page, ACCOUNT, {
        asked: () => this.checker.requests.asked(page.number),
        departed: (key, body) => this.#departed(page, key, body),
        fated: (key, fate) => {
          this.note(`${key} ${fate}`);
          if (fate === 'offline') this.checker.departures.neverLeft(key);
        },
        answered: (key, answer, attempt) => {
          page.awaiting.delete(key);
          this.checker.traffic.ended(page.number, key, wordOf(answer, this.#envelope ? null : attempt), attempt);
          const accepted = answer.type === 'answered' && answer.status < 300 && answer.mediaType === 'application/json';
          if (!accepted) this.checker.requests.asked(page.number);
          if (attempt === null || answer.type !== 'answered' || attempt.told !== 'refused' || this.#envelope) return;
          this.checker.departures.provenAbsent(key);
          const never = attempt.cause === 'unknown' && (JSON.parse(answer.body) as { readonly retryable?: unknown }).retryable === false;
          if (never) this.checker.neverAgain(key);
          if (never || attempt.cause === 'content' || attempt.cause === 'recipient') this.checker.departures.toldNever(page.number, key);
          if (attempt.cause === 'throttled' || attempt.cause === 'quota') {
            this.checker.departures.shutUntil(page.number, attempt, typeof answer.retryAfterMs !== 'number');
          }
        },
        answeredMany: (answer) => {
          for (const { key, problem } of refusedIn(answer)) if (problem.committed === false) this.checker.departures.provenAbsent(key);
        },
        synced: () => (page.heard = page.synced = true),
        abandoned: (key) => {
          page.awaiting.delete(key);
          this.checker.traffic.abandoned(page.number, key);
        },
        looksUp: (key) => this.checker.traffic.asks(page.number, key),
        looksUpNoMore: (key) => this.checker.traffic.asksNoMore(page.number, key),
        lookedUp: (key, answer) => {
          const whole = answer.type === 'answered' && answer.mediaType === 'application/json';
          this.checker.traffic.asked(page.number, key, whole);
          if (!whole) return;
          if ((JSON.parse(answer.body) as { message?: unknown }).message === null) this.checker.departures.provenAbsent(key);
        },
        otherAccount: () => this.checker.departures.toldOtherAccount(page.number),
      }),
      clock: page.clock,
      life: page.life,
      network: {
        online: () => this.wire.online,
        subscribe: (changed) => {
          this.#networkListeners.set(page, changed);
          return () => this.#networkListeners.delete(page);
        },
      },
      newKey: () => this.#newKey(page),
      chance: () => this.#random.next(),
    };
  }

  #newKey(page: Page): string {
    const key = `k${++this.#keys}`;
    if (page.clicking !== null) {
      this.checker.clicked({ key, ...page.clicking, page: page.number });
      // Before the first list nobody can tell what stands there already.
      if (!page.inbox.$loaded.get()) this.checker.wanted(key);
      page.own.add(key);
    }
    return key;
  }

  #departed(page: Page, key: string, body: string | null): void {
    this.note(`page ${page.number} departs ${key}`);
    for (const other of this.pages) if (other !== page && !other.frozen && other.awaiting.has(key)) this.checker.twoSenders(key);
    page.awaiting.add(key);
    this.checker.traffic.left(page.number, key, page.heard || page.onlineSince === null || page.onlineSince < page.openedAt ? null : this.loop.now() - page.onlineSince);
    if (!page.synced) this.checker.arrivals.startsAnew();
    const mayLeave = page.onlineSince !== null && this.loop.now() - page.onlineSince >= STABLE_MS;
    this.checker.departures.departed(key, body, mayLeave, page.number);
  }
}

function draftOf(inbox: Inbox, conversationId: string): string {
  const open = inbox.$thread.get().conversationId;
  inbox.open(conversationId);
  const { text } = inbox.$draft.get();
  inbox.open(open);
  return text;
}

interface RefusedItem {
  readonly key: string;
  readonly problem: { readonly cause: string; readonly committed: boolean };
}

/** What an answer for many says was refused. */
function refusedIn(answer: HttpAnswer): readonly RefusedItem[] {
  if (answer.type !== 'answered' || answer.status !== 207) return [];
  const { items } = JSON.parse(answer.body) as { readonly items: readonly (RefusedItem & { readonly outcome: string })[] };
  return items.filter(({ outcome }) => outcome === 'refused');
}
