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
  /** Called when a page has deleted a message from the disk. */
  whenGone: (page: Page) => void = () => undefined;
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
    const platform = createPlatform({ seed, scenario: scenarioOf(profile), account: ACCOUNT, startedAt, world, syncPageSize: profile.sync.pageItems });
    this.wire = new SimulatedWire(this.loop, random, platform, profile, this.faults, (attempt) => {
      if (attempt.told === 'refused') this.checker.wasRefused(attempt);
      this.checker.arrivals.arrived(attempt);
    }, (answer) => {
      for (const { key, problem } of refusedIn(answer)) this.checker.wasRefused({ key, cause: problem.cause });
    }, (stepped) => this.checker.sync.stepped(stepped));
    this.disk = new SimulatedDisk(this.loop, random, profile, {
      applied: (page, rows) => {
        this.checker.arrivals.readLedger();
        this.checker.disk.applied(page.number, rows);
        this.checker.sync.applied(page, rows);
        this.checker.counts.applied(page, rows, this.disk.busyUntil);
        this.checker.gone.applied(rows);
        this.checker.record.applied(rows);
        if (rows.deletes.some((key) => key.startsWith('out:'))) this.whenGone(page);
        for (const { key, value } of rows.puts) if (key.startsWith('out:')) this.checker.toldTimes.put(page.number, value);
      },
      led: (page) => {
        this.note(`page ${page.number} leads`);
        this.checker.disk.led(page.number);
        this.checker.sync.led(page);
        this.checker.prompts.disturbed();
        this.checker.screens.led();
        this.checker.counts.startsAnew();
        this.checker.gone.led(page);
        this.checker.traffic.startsAnew();
      },
      refused: () => {
        this.faults.add('disk-refuses');
        this.checker.counts.disturbed();
        this.checker.disk.refused();
        this.checker.prompts.disturbed();
      },
      hung: (until) => {
        this.checker.prompts.disturbed();
        this.faults.add('disk-hangs');
        this.checker.disk.hung(until);
      },
      foundCleared: (page) => this.checker.disk.foundCleared(page.number),
      wiped: () => this.checker.disk.wiped(),
      loaded: (page) => {
        // Who has wiped it shows nothing of it any more.
        if (page.inbox.$halted.get() !== 'wiped') this.checker.sync.cache.loaded(page.number, page.inbox.$conversations.get().length);
      },
      emptied: () => {
        this.checker.sync.cache.cleared();
        this.checker.record.cleared();
      },
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
      loop: this.loop,
      platform,
      news: profile.sync,
      calm: isCalm(profile),
      colleaguesAt: (conversationId) => this.wire.platform.threads.get(conversationId)?.messages.toArray().flatMap(({ at, direction, key }) => (direction === 'out' && key === null ? [at] : [])) ?? [],
      note,
    });
    this.checker.screens.forgetful = profile.sync.forgets;
  }

  get usablePages(): readonly Page[] {
    return [...this.pages].filter(({ usable }) => usable);
  }

  /** Time passes; everything that is due happens. */
  pass(ms: number): void {
    const passed = this.loop.runUntil(this.loop.now() + ms, () => this.checker.arrivals.readLedger());
    this.checker.prompts.look();
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
      this.checker.prompts.disturbed();
    });
    page.inbox.$returned.listen((returned) => {
      if (returned !== null) this.checker.textReturned(returned.text, draftOf(page.inbox, returned.conversationId));
    });
    page.inbox.$thread.listen(({ conversationId, bubbles }) => {
      if (conversationId !== null && page.alive) this.checker.shown(conversationId, bubbles, page);
    });
    this.checker.sync.opened(page);
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
    this.checker.prompts.disturbed();
    this.wire.online = online;
    this.checker.traffic.startsAnew();
    for (const page of this.pages) {
      page.onlineSince = online ? this.loop.now() : null;
      page.heard = false;
    }
    this.checker.sync.network(online, this.usablePages);
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
        asksNews: () => this.checker.sync.asked(page),
        streams: () => this.checker.sync.streams.opened(page),
        departed: (key, body) => this.#departed(page, key, body),
        fated: (key, fate) => {
          this.note(`${key} ${fate}`);
          if (fate !== 'arrives') this.checker.prompts.disturbed();
          if (fate !== 'offline') return;
          this.checker.departures.neverLeft(key);
          this.checker.lookUps.neverLeft(key);
        },
        answered: (key, answer, attempt) => {
          page.awaiting.delete(key);
          this.checker.traffic.ended(page.number, key, wordOf(answer, this.#envelope ? null : attempt), attempt);
          const accepted = answer.type === 'answered' && answer.status < 300 && answer.mediaType === 'application/json';
          if (!accepted) this.checker.requests.asked(page.number);
          if (accepted && attempt?.told === 'accepted' && !this.#envelope) this.checker.gone.toldArrived(page.number, key);
          if (accepted && attempt !== null && page.heard) this.checker.prompts.accepted(key, page.number);
          if (attempt === null || answer.type !== 'answered' || attempt.told !== 'refused' || this.#envelope) return;
          this.checker.departures.provenAbsent(key);
          const never = attempt.cause === 'unknown' && (JSON.parse(answer.body) as { readonly retryable?: unknown }).retryable === false;
          this.checker.saidNever(key, never);
          if (never || attempt.cause === 'content' || attempt.cause === 'recipient') this.checker.departures.toldNever(page.number, key);
          if (attempt.cause === 'throttled' || attempt.cause === 'quota') {
            this.checker.departures.shutUntil(page.number, attempt, typeof answer.retryAfterMs !== 'number');
            this.checker.toldTimes.told(page.number, attempt.storeId, attempt.retryAt);
          }
        },
        answeredMany: (answer) => {
          for (const { key, problem } of refusedIn(answer)) if (problem.committed === false) this.checker.departures.provenAbsent(key);
        },
        synced: () => {
          if (!page.heard) this.checker.traffic.upToDate(page.number);
          page.heard = page.synced = true;
        },
        threadMissed: () => this.checker.sync.threadMissed(page),
        heardOf: (keys) => this.checker.traffic.heardOf(page.number, keys),
        abandoned: (key) => {
          page.awaiting.delete(key);
          this.checker.traffic.abandoned(page.number, key);
        },
        asking: (key) => {
          if (page.asking.has(key) || page.awaiting.has(key)) this.checker.askedTooSoon(key);
          page.asking.add(key);
          this.checker.traffic.asks(page.number, key);
        },
        unasked: (key) => {
          page.asking.delete(key);
          this.checker.traffic.asksNoMore(page.number, key);
        },
        lookedUp: (key, answer) => {
          page.asking.delete(key);
          const whole = answer.type === 'answered' && answer.mediaType === 'application/json';
          this.checker.traffic.asked(page.number, key, whole);
          if (!whole) return;
          if ((JSON.parse(answer.body) as { message?: unknown }).message !== null) return this.checker.traffic.heardOf(page.number, [key]);
          this.checker.departures.provenAbsent(key);
          this.checker.lookUps.heardAbsent(key);
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
    // What it has not given up is still out there.
    if (page.awaiting.has(key)) this.checker.twoSenders(key);
    if (page.asking.has(key)) this.checker.askedTooSoon(key);
    page.awaiting.add(key);
    this.checker.lookUps.departed(key);
    this.checker.prompts.departed(key);
    this.checker.traffic.left(page.number, key, page.heard || page.onlineSince === null || page.onlineSince < page.openedAt ? null : this.loop.now() - page.onlineSince);
    if (!page.synced) this.checker.arrivals.startsAnew();
    const mayLeave = page.onlineSince !== null && this.loop.now() - page.onlineSince >= STABLE_MS;
    this.checker.counts.departed(key);
    this.checker.gone.departed(key, page.number);
    this.checker.news.departed(key, page);
    this.checker.departures.departed(key, body, mayLeave, page.number);
  }
}

/** Whether nothing goes wrong with questions and streams. */
function isCalm(profile: Profile): boolean {
  const { refused, lostBefore, lostAfter, cut, badGateway, captivePortal, silence, late, newsLost, cursorExpired, restart, sync } = profile;
  const faults = [refused, lostBefore, lostAfter, cut, badGateway, captivePortal, silence, late, newsLost, cursorExpired, restart, sync.endless, sync.poisoned, sync.unasked];
  return faults.every((likely) => likely === 0) && sync.failing === 'never';
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
