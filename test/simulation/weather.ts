import { isCached } from './cached-rows.ts';
import type { Machine } from './machine.ts';
import type { Page } from './page.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import { Reader } from './reader.ts';
import { StoreWeather } from './store-weather.ts';

const HOUR_MS = 3_600_000;
/** After so long the disk must have been emptied by who wipes it, ms. */
const WIPED_WITHIN_MS = 500;

/** What goes wrong around the engine, one deed at a time. */
export class Weather {
  readonly #machine: Machine;
  readonly #random: Random;
  readonly #profile: Profile;
  readonly #conversationIds: readonly string[];
  /** As many pages as there were at the start come back after each end. */
  readonly #tabs: number;
  #kills = 0;
  #midFlightKills = 0;
  #closed = false;
  #healed = false;
  #spoilt = 0;
  /** Pages that stay frozen to the end. */
  readonly #stay = new Set<Page>();
  readonly #reader: Reader;
  readonly #stores: StoreWeather;

  constructor(machine: Machine, random: Random, profile: Profile, conversationIds: readonly string[], tabs: number) {
    this.#machine = machine;
    this.#random = random;
    this.#profile = profile;
    this.#conversationIds = conversationIds;
    this.#tabs = tabs;
    this.#reader = new Reader(machine, random);
    this.#stores = new StoreWeather(machine, random, profile, conversationIds);
    if (profile.killedAtGone > 0) machine.whenGone = (page) => this.#killSoon(page);
  }

  get kills(): number {
    return this.#kills;
  }

  get midFlightKills(): number {
    return this.#midFlightKills;
  }

  /** @returns whether something happened */
  act(): boolean {
    const profile = this.#profile;
    const deeds: readonly (readonly [number, () => void])[] = [
      [profile.kill, () => this.#kill()],
      [profile.reload, () => this.#end(this.#any(), 'reload')],
      [profile.offline, () => this.#machine.setOnline(!this.#machine.wire.online)],
      [profile.freeze, () => this.#freeze(this.#any(), 'freeze')],
      [profile.sleep, () => this.#freeze(this.#any(), 'sleep')],
      [profile.hide, () => this.#hide()],
      [profile.throttle, () => this.#stores.refuses('throttled')],
      [profile.quota, () => this.#stores.refuses('quota')],
      [profile.forbid, () => this.#stores.refuses('forbidden')],
      [profile.fickle, () => this.#stores.waver()],
      [profile.expireLogin, () => this.#stores.expireLogin()],
      [profile.clockJump, () => this.#setClock()],
      [profile.diskCleared, () => this.#clearDisk()],
      [profile.rowSpoilt, () => this.#spoilRow()],
      [profile.newerTab, () => this.#newerTab()],
      [profile.accountSwitched, () => this.#switchAccount()],
      [profile.wiped, () => this.#wipe()],
      [profile.closedForHours, () => this.#closeForHours()],
      [profile.sync.flap, () => this.#flap()],
      [profile.sync.reads, () => this.#reader.reads()],
      [profile.sync.scrolls, () => this.#reader.scrolls()],
      [profile.sync.retries, () => this.#reader.retries()],
      [profile.lull, () => this.#lull()],
      [profile.minimized, () => this.#minimize()],
    ];
    let draw = this.#random.next();
    for (const [likely, deed] of deeds) {
      if (draw < likely) {
        deed();
        return true;
      }
      draw -= likely;
    }
    return false;
  }

  /** Somebody has clicked on this page: it may stand still before the disk has answered. */
  clicked(page: Page): void {
    if (this.#profile.frozenAtClick > 0 && this.#random.chance(this.#profile.frozenAtClick)) this.#freeze(page, 'freeze');
  }

  openAll(): void {
    const { pages } = this.#machine;
    if (this.#profile.diskless && ![...pages].some(({ diskless }) => diskless)) this.#machine.open(undefined, true);
    while ([...pages].filter((page) => !this.#stay.has(page) && !page.diskless).length < this.#tabs) this.#machine.open(this.#conversationIds[0]);
  }

  /** Nothing goes wrong any more; what is frozen may stay so. */
  heal(calm: Profile): void {
    const { wire, disk, tabs, pages } = this.#machine;
    this.#machine.note('everything heals');
    this.#healed = true;
    this.#stores.heal();
    wire.profile = { ...calm, windowMs: this.#profile.windowMs, lookUp: this.#profile.lookUp };
    this.#machine.checker.sync.heals();
    disk.weather = calm;
    tabs.weather = calm;
    wire.platform = { ...wire.platform, rules: [], runs: [], standing: new Map(), barred: new Map() };
    this.#machine.setOnline(true);
    for (const { id } of wire.platform.stores) wire.command({ do: 'log-in', storeId: id });
    if (wire.operator !== null) this.#signInAgain();
    for (const page of pages) {
      if (page.hidden) page.setHidden(false);
      if (!page.frozen) continue;
      if (this.#random.chance(0.5)) page.thaw();
      else this.#stay.add(page);
    }
    if (this.#machine.usablePages.length === 0) this.#machine.open(this.#conversationIds[0]);
  }

  /** Everybody goes home, and comes back after so long. */
  closeFor(ms: number): void {
    this.#closed = true;
    for (const page of this.#machine.pages) if (!this.#stay.has(page)) this.#end(page, 'reload');
    this.#machine.pass(ms);
    this.#closed = false;
    this.openAll();
  }

  #any(): Page | null {
    const { pages } = this.#machine;
    return pages.size === 0 ? null : this.#random.pick([...pages]);
  }

  #kill(): void {
    const page = this.#any();
    if (page === null) return;
    this.#kills++;
    if (this.#machine.checker.midFlight > 0) this.#midFlightKills++;
    this.#end(page, 'kill');
  }

  /** It dies as soon as a message is gone from the disk: what it says of that may reach nobody. */
  #killSoon(page: Page): void {
    if (this.#healed || !this.#random.chance(this.#profile.killedAtGone)) return;
    this.#machine.loop.in(this.#random.between(0, 3), () => {
      if (!page.alive) return;
      this.#kills++;
      this.#end(page, 'kill');
    });
  }

  #end(page: Page | null, how: 'kill' | 'reload'): void {
    if (page === null) return;
    this.#machine.note(`${how} of page ${page.number}, ${this.#machine.checker.midFlight} in mid-flight`);
    this.#machine.faults.add(how);
    if (how === 'reload' && !page.frozen) page.inbox.stop();
    page.die();
    const absenceMs = this.#random.chance(this.#profile.longAbsence) ? this.#random.between(60_000, 200_000) : this.#random.between(10, 3_000);
    this.#machine.loop.in(absenceMs, () => {
      const open = [...this.#machine.pages].filter(({ diskless }) => !diskless).length;
      if (open < this.#tabs && !this.#closed) this.#machine.open(this.#conversationIds[0]);
    });
  }

  #freeze(page: Page | null, how: 'freeze' | 'sleep'): void {
    if (page === null || page.frozen) return;
    this.#machine.note(`page ${page.number}: ${how}`);
    this.#machine.faults.add(how);
    page.freeze(how === 'sleep');
    this.#machine.checker.sync.settling.spoilt(page);
    this.#machine.checker.disk.pageEnded(page.number);
    this.#machine.checker.arrivals.startsAnew();
    this.#machine.checker.traffic.pageEnded(page.number);
    this.#machine.loop.in(this.#random.between(500, 90_000), () => {
      if (!page.frozen || this.#stay.has(page)) return;
      this.#machine.note(`page ${page.number} runs again`);
      this.#machine.checker.arrivals.startsAnew();
      // Nobody ran who could have sent.
      if (this.#machine.usablePages.length === 0) this.#machine.checker.traffic.startsAnew();
      page.thaw();
    });
  }

  #hide(): void {
    const page = this.#any();
    if (page === null || page.hidden) return;
    this.#machine.note(`page ${page.number} is hidden`);
    this.#machine.faults.add('hidden');
    page.setHidden(true);
    this.#machine.checker.sync.settling.spoilt(page);
    this.#machine.loop.in(this.#random.between(5_000, 180_000), () => {
      if (page.alive && page.hidden) page.setHidden(false);
    });
  }

  /** The network goes and comes several times, and never stays for long. */
  #flap(): void {
    this.#machine.note('the network flaps');
    this.#machine.faults.add('network-flaps');
    let afterMs = 0;
    for (let i = this.#random.between(2, 5); i > 0; i--) {
      for (const online of [false, true]) {
        this.#machine.loop.in((afterMs += this.#random.between(50, 2_000)), () => {
          if (!this.#healed) this.#machine.setOnline(online);
        });
      }
    }
  }

  #setClock(): void {
    const { clockBack } = this.#profile;
    const byMs = clockBack ? -this.#random.between(HOUR_MS, 2 * HOUR_MS) : this.#random.between(1_000, this.#random.chance(0.5) ? 120_000 : 2 * HOUR_MS) * (this.#random.chance(0.5) ? 1 : -1);
    this.#machine.note(`the clock is set by ${byMs} ms`);
    this.#machine.faults.add(byMs > 0 ? 'clock-forward' : 'clock-back');
    this.#machine.clock.set(byMs);
    this.#machine.checker.departures.clockSet();
    this.#machine.checker.sync.lists.clockSet();
    this.#machine.checker.news.clockSet();
  }

  #clearDisk(): void {
    this.#machine.note('the disk is emptied');
    this.#machine.faults.add('disk-cleared');
    const { checker, disk, pages } = this.#machine;
    checker.disk.cleared([...pages].some(({ number, frozen }) => number === checker.disk.leader && !frozen));
    disk.clear();
  }

  /** A row that no page can read: one that was never ours, or one of ours after all pages have crashed. */
  #spoilRow(): void {
    const { disk, checker, pages } = this.#machine;
    const ours = [...disk.rows.keys()].filter((key) => key.startsWith('out:') && !checker.disk.isSpoilt(key));
    const crash = ours.length > 0 && this.#random.chance(0.4);
    if (crash) for (const page of pages) this.#end(page, 'kill');
    const key = crash ? this.#random.pick(ours) : `out:stray${++this.#spoilt}`;
    const value = this.#random.pick([null, 'garbage', { v: 1 }, { v: 1, key: 7, text: [] }]);
    this.#machine.note(`${key} is spoilt`);
    this.#machine.faults.add('row-corrupted');
    checker.disk.spoilt(key, value);
    disk.rows.set(key, value);
  }

  /** A tab with a version to come: it writes and says what this one cannot read. */
  #newerTab(): void {
    const key = `newer${++this.#spoilt}`;
    const { disk, checker } = this.#machine;
    // Whole but for its version, where there is one of ours to take as a pattern.
    const [, ours] = [...disk.rows].find(([name]) => name.startsWith('out:') && !checker.disk.isSpoilt(name)) ?? [];
    const row = { ...Object(ours), v: 99, key, conversationId: this.#conversationIds[0], text: 'of a version to come' };
    this.#machine.note(`a newer tab writes ${key}`);
    this.#machine.faults.add('newer-tab');
    this.#machine.faults.add('row-newer');
    this.#machine.checker.disk.spoilt(`out:${key}`, row);
    this.#machine.disk.rows.set(`out:${key}`, row);
    this.#machine.tabs.say({ v: 99, type: 'told', whole: true, entries: [row], gone: [], gates: [], more: 1 });
  }

  /** Somebody else signs in at the backend, in another window; some time later the operator again. */
  #switchAccount(): void {
    const { wire, faults, loop } = this.#machine;
    if (wire.operator !== null) return;
    this.#machine.note('somebody else is signed in');
    faults.add('account-switched');
    wire.operator = 'operator-2';
    loop.in(this.#random.between(2_000, 60_000), () => {
      if (wire.operator !== null) this.#signInAgain();
    });
  }

  #signInAgain(): void {
    this.#machine.note('the operator is signed in again');
    this.#machine.wire.operator = null;
    for (const page of this.#machine.pages) this.#end(page, 'reload');
    if (this.#healed) this.openAll();
  }

  #wipe(): void {
    const running = this.#machine.usablePages;
    const [page] = running;
    if (page === undefined) return;
    this.#machine.note(`page ${page.number} wipes everything`);
    this.#machine.faults.add('wiped');
    this.#machine.checker.disk.wiped();
    const { checker, disk, loop } = this.#machine;
    const before = new Set([...disk.rows.keys()].filter((key) => key.startsWith('out:') || isCached(key)));
    page.inbox.wipe();
    loop.in(WIPED_WITHIN_MS, () => {
      if (page.alive && !page.frozen) checker.disk.mustBeGone(before);
      for (const other of running) if (other.usable) checker.disk.mustKnowOfWipe(other);
    });
    loop.in(this.#random.between(WIPED_WITHIN_MS + 10, 5_000), () => {
      for (const other of this.#machine.pages) this.#end(other, 'reload');
    });
  }

  /** For minutes nobody does anything. */
  #lull(): void {
    this.#machine.note('nobody does anything');
    this.#machine.pass(this.#random.between(60_000, 150_000));
  }

  /** Nobody looks for hours, and all pages stay open. */
  #minimize(): void {
    const pages = this.#machine.usablePages;
    this.#machine.note('nobody looks for hours');
    for (const page of pages) page.setHidden(true);
    this.#machine.pass(this.#random.between(this.#profile.minimizedMs / 8, this.#profile.minimizedMs));
    for (const page of pages) if (page.alive) page.setHidden(false);
  }

  #closeForHours(): void {
    this.#machine.note('everybody goes home');
    this.#machine.faults.add('closed-for-hours');
    const { longDays, stayMs } = this.#profile;
    this.closeFor(longDays ? this.#random.between(20 * HOUR_MS, 50 * HOUR_MS) : this.#random.between(HOUR_MS, 10 * HOUR_MS));
    if (stayMs > 0) this.#machine.pass(stayMs);
  }
}
