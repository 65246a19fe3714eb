import { ROW_VERSION } from '@cs-inbox/core';
import { READ_AGAIN_MS } from './outbox-engine.ts';
import type { Leadership, Ports, Row, TabsPort } from './ports.ts';

/** How long work may be due without a word from the tab that sends before that is asked whether it lives, ms. */
const UNHEARD_MS = 4_000;
/** How long it has to answer, ms; a frozen page keeps its lock for ever. */
const ANSWER_MS = 10_000;
const TICK_MS = 1_000;
/** A tick that comes later than this says that the page itself stood still: then its measure says nothing, ms. */
const GAP_MS = 2_000;

/** What a turn to send means for the rest of the inbox. */
export interface TurnListener {
  /** This tab sends from now on; the rows are what is on the disk by now. */
  granted(rows: readonly Row[], epoch: number): void;
  /** Another tab sends from now on, or will. */
  lost(): void;
  /** The account was signed out while this page slept. */
  wiped(): void;
  /** Asks the tab that sends whether it lives. */
  ask(): void;
}

/** Silence being measured. */
interface Measure {
  readonly since: number;
  readonly askedAt: number | null;
  /** How many questions went without an answer. */
  readonly silent: number;
  readonly tickAt: number;
}

/** Whose turn it is to send: waits for it, gives it up, and takes it from a tab that is silent while work is due. */
export class TabTurn {
  readonly #ports: Ports;
  readonly #tabs: TabsPort;
  readonly #listener: TurnListener;
  /** When the tab that sends has something to do, ms since the epoch, or null. */
  readonly #workDueAt: () => number | null;
  #turn: Leadership | null = null;
  #epoch: number | null = null;
  #measure: Measure | null = null;
  /** The tab that sends writes rows that this one cannot read: nothing is taken from that one. */
  #isOlder = false;

  constructor(ports: Ports, tabs: TabsPort, workDueAt: () => number | null, listener: TurnListener) {
    this.#ports = ports;
    this.#tabs = tabs;
    this.#workDueAt = workDueAt;
    this.#listener = listener;
  }

  /** Waits for its turn. */
  ask(): void {
    if (this.#turn !== null) return;
    const turn = this.#tabs.lead(
      () => this.#turn === turn && this.#lead(turn),
      () => this.#turn === turn && this.depose(),
    );
    this.#turn = turn;
  }

  /** Gives its turn up, and waits for none. */
  letGo(): void {
    const turn = this.#turn;
    this.#turn = null;
    this.#epoch = null;
    this.#measure = null;
    turn?.letGo();
  }

  /** Another tab has taken it over: it waits for the next. */
  depose(): void {
    this.letGo();
    this.#listener.lost();
    this.ask();
  }

  /** The disk has a newer leadership than its own. */
  fenced(): void {
    if (this.#epoch !== null) this.depose();
  }

  /** Its own turn, begun anew: the disk has been emptied. */
  renew(): void {
    if (this.#turn === null || this.#epoch === null) return;
    this.#epoch = null;
    this.#lead(this.#turn);
  }

  /** The tab that sends has said something. @param rows newest version of a row that it reads */
  heard(rows: number | null, epoch: number | null): void {
    if (this.#epoch !== null) {
      if (epoch !== null && epoch > this.#epoch) this.depose();
      return;
    }
    if (rows !== null) this.#isOlder = rows > ROW_VERSION;
    if (rows !== null && rows < ROW_VERSION) this.#turn?.steal();
    else if (this.#measure !== null) this.#begin();
  }

  /** When `tick` is due, in ms since the epoch, or null. */
  wakeAt(): number | null {
    const dueAt = this.#dueAt();
    return dueAt === null ? null : (this.#measure?.tickAt ?? dueAt);
  }

  tick(): void {
    const now = this.#ports.clock.now();
    const dueAt = this.#dueAt();
    const measure = this.#measure;
    if (dueAt === null || dueAt > now) this.#measure = null;
    else if (measure === null) this.#begin();
    else if (measure.tickAt <= now) this.#weigh(measure, now);
  }

  #dueAt(): number | null {
    return this.#turn === null || this.#epoch !== null ? null : this.#workDueAt();
  }

  #begin(): void {
    const now = this.#ports.clock.now();
    this.#measure = { since: now, askedAt: null, silent: 0, tickAt: now + TICK_MS };
  }

  #weigh(measure: Measure, now: number): void {
    const { since, askedAt, tickAt } = measure;
    const visible = this.#ports.life.visible();
    // The timers of a hidden page are late as a rule: it asks twice instead.
    if (visible && now - tickAt > GAP_MS) return this.#begin();
    const next = { ...measure, tickAt: now + TICK_MS };
    this.#measure = next;
    if (now - (askedAt ?? since) < (askedAt === null ? UNHEARD_MS : ANSWER_MS)) return;
    const silent = askedAt === null ? 0 : measure.silent + 1;
    if (silent >= (visible ? 1 : 2)) {
      this.#begin();
      if (!this.#isOlder) this.#turn?.steal();
      return;
    }
    this.#measure = { ...next, askedAt: now, silent };
    this.#listener.ask();
  }

  /** Only what the disk says now is what the other tab left: without it this one does not send. */
  #lead(turn: Leadership): void {
    this.#ports.storage.lead((led) => {
      if (this.#turn !== turn) return;
      if (led === null) return void this.#ports.clock.setTimer(READ_AGAIN_MS, () => this.#turn === turn && this.#lead(turn));
      if (led === 'wiped') return this.#listener.wiped();
      this.#epoch = led.epoch;
      this.#measure = null;
      this.#isOlder = false;
      this.#listener.granted(led.rows, led.epoch);
    });
  }
}
