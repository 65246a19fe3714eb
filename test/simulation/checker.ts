import type { Bubble } from '@cs-inbox/core';
import type { Message } from '@cs-inbox/protocol';
import type { LedgerEntry } from '@cs-inbox/simulator';

/** A rule of reliability that did not hold, and what shows it. */
export interface Violation {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I14' | 'I15' | 'SEND-5';
  readonly why: string;
}

interface Click {
  readonly key: string;
  readonly conversationId: string;
  readonly text: string;
  readonly storeId: string;
  /** Which page it was clicked on, and when. */
  readonly page: number;
  readonly at: number;
  /** Which click this was in its conversation. */
  readonly order: number;
  /** Since when it is on the disk, or null. */
  durableSince: number | null;
  returned: boolean;
  /** Since when a page has shown it as sent, and which one; null before. */
  shownSent: { readonly at: number; readonly page: number } | null;
  /** For what the platform has refused it, each time while it did not have it. */
  readonly refusedFor: Set<string>;
  /** A person has given it up, or ended its wait. */
  givenUp: boolean;
  stopped: boolean;
  /** Also where a retry after that was lost with its page. */
  everStopped: boolean;
  departures: number;
  body: string | null;
}

/** How long news take from one tab to another, ms. */
const TOLD_WITHIN_MS = 100;

const guesses: ReadonlySet<Bubble['delivery']> = new Set(['sending', 'queued', 'waiting']);
const arrived: ReadonlySet<Bubble['delivery']> = new Set(['sent', 'delivered', 'read', 'blocked']);

/**
 * Judges what the engine does by what it can be seen to do: clicks, rows on the
 * disk, requests on the wire, bubbles on the page, and the platform's ledger.
 * It shares no code with the engine.
 */
export class Checker {
  readonly violations: Violation[] = [];
  readonly #clicks = new Map<string, Click>();
  readonly #perConversation = new Map<string, number>();
  readonly #lastCommitted = new Map<string, Click>();
  readonly #rows: ReadonlyMap<string, unknown>;
  readonly #ledger: () => readonly LedgerEntry[];
  readonly #committed = new Set<string>();
  readonly #texts = new Set<string>();
  readonly #now: () => number;
  /** Until when a page knows that a store is shut, by page and store. */
  readonly #shut = new Map<string, number>();
  readonly #toldNever = new Set<string>();
  #read = 0;

  constructor(rows: ReadonlyMap<string, unknown>, ledger: () => readonly LedgerEntry[], now: () => number) {
    this.#rows = rows;
    this.#ledger = ledger;
    this.#now = now;
  }

  get messages(): number {
    return this.#clicks.size;
  }

  /** Messages that stand between click and confirmation, as the operator sees it. */
  get midFlight(): number {
    return [...this.#clicks.values()].filter((click) => !click.returned && !click.givenUp && click.shownSent === null).length;
  }

  clicked(key: string, conversationId: string, storeId: string, text: string, page: number): void {
    const order = (this.#perConversation.get(conversationId) ?? 0) + 1;
    this.#perConversation.set(conversationId, order);
    if (this.#clicks.has(key)) this.#blame('I2', `${key} was given to two messages`);
    this.#clicks.set(key, {
      key, conversationId, storeId, text, page, order, at: this.#now(), durableSince: null, returned: false, shownSent: null,
      refusedFor: new Set(), givenUp: false, stopped: false, everStopped: false, departures: 0, body: null,
    });
  }

  /** @param mayLeave whether the page has had a network for long enough */
  departed(key: string, body: string, mayLeave: boolean, page: number): void {
    const click = this.#clicks.get(key);
    if (click === undefined) return this.#blame('I4', `${key} departed and was never clicked`);
    if (!mayLeave) this.#blame('SEND-5', `${key} departed while the network was gone, or not back for 3 s`);
    const row = this.#rows.get(`out:${key}`) as { attemptCount?: number } | undefined;
    if ((row?.attemptCount ?? 0) <= click.departures) this.#blame('I1', `attempt ${click.departures + 1} of ${key} departed before the disk knew of it`);
    click.departures++;
    const last = this.#lastCommitted.get(click.conversationId);
    if (last !== undefined && click.order < last.order && !isLate(click, last) && !this.#committed.has(key)) this.#blame('I5', `${key} departed though ${last.key}, clicked after it, had arrived`);
    const shutUntil = this.#shut.get(`${page} ${click.storeId}`) ?? 0;
    if (this.#now() < shutUntil) this.#blame('I7', `${key} departed ${shutUntil - this.#now()} ms before ${click.storeId} may be asked again`);
    if (this.#toldNever.has(`${page} ${key}`)) this.#blame('I9', `${key} departed again, though its words were refused`);
    if (click.returned) this.#blame('I3', `${key} departed after its text had been given back`);
    if (!this.#rows.has(`out:${key}`)) this.#blame('I1', `${key} departed before the disk had it`);
    if (click.body !== null && click.body !== body) this.#blame('I4', `${key} departed with other bytes`);
    click.body = body;
  }

  diskApplied(puts: readonly { readonly key: string; readonly value: unknown }[], deletes: readonly string[]): void {
    this.readLedger();
    for (const { key, value } of puts) {
      const click = this.#clicks.get(key.replace(/^out:/u, ''));
      if (click === undefined || !key.startsWith('out:')) continue;
      click.durableSince ??= this.#now();
      if ((value as { text?: unknown }).text !== click.text) this.#blame('I4', `${click.key} changed its text on the disk`);
    }
    for (const key of deletes) {
      const click = this.#clicks.get(key.replace(/^out:/u, ''));
      if (!key.startsWith('out:') || click === undefined || click.givenUp || this.#committed.has(click.key)) continue;
      this.#blame('I1', `${click.key} was deleted from the disk before the platform had it`);
    }
  }

  /** Two living pages have the same message on the wire. */
  twoSenders(key: string): void {
    this.#blame('I6', `${key} departed while another tab waited for its answer`);
  }

  /** The platform says no to a key. */
  wasRefused(key: string, cause: string): void {
    this.readLedger();
    if (this.#committed.has(key)) this.#blame('I3', `${key} was refused, and the platform has it`);
    this.#clicks.get(key)?.refusedFor.add(cause);
  }

  /** A page has heard that a message is never taken. */
  toldNever(page: number, key: string): void {
    this.#toldNever.add(`${page} ${key}`);
  }

  /** A page has heard until when a store is shut. */
  shutUntil(page: number, key: string, until: number): void {
    const storeId = this.#clicks.get(key)?.storeId;
    if (storeId !== undefined) this.#shut.set(`${page} ${storeId}`, Math.max(until, this.#shut.get(`${page} ${storeId}`) ?? 0));
  }

  /** A person gives a message up, or puts another one in its place. */
  gaveUp(key: string): void {
    const click = this.#clicks.get(key);
    if (click !== undefined) click.givenUp = true;
  }

  stopped(key: string, stopped: boolean): void {
    const click = this.#clicks.get(key);
    if (click === undefined) return;
    click.stopped = stopped;
    click.everStopped ||= stopped;
  }

  textReturned(text: string, draft: string): void {
    if (!draft.includes(text)) this.#blame('I1', `"${text}" was refused by the disk and is not in the composer`);
    for (const click of this.#clicks.values()) if (click.text === text) click.returned = true;
  }

  /** Takes in what the platform has accepted since the last call. */
  readLedger(): void {
    const ledger = this.#ledger();
    for (; this.#read < ledger.length; this.#read++) {
      const entry = ledger[this.#read];
      if (entry === undefined) return;
      const click = this.#clicks.get(entry.key);
      if (click === undefined) {
        this.#blame('I2', `the platform has ${entry.key}, which nobody clicked`);
        continue;
      }
      if (this.#committed.has(entry.key) || this.#texts.has(entry.text)) this.#blame('I2', `"${entry.text}" reached the buyer twice`);
      if (entry.text !== click.text) this.#blame('I4', `${entry.key} reached the buyer with another text`);
      if (click.returned) this.#blame('I3', `${entry.key} reached the buyer after its text had been given back`);
      const last = this.#lastCommitted.get(entry.conversationId);
      if (last !== undefined && click.order < last.order && !isLate(click, last) && !wasPassed(click)) {
        this.#blame('I5', `${entry.key} (click ${click.order}) arrived after ${last.key} (click ${last.order})`);
      }
      if (last === undefined || click.order > last.order) this.#lastCommitted.set(entry.conversationId, click);
      this.#committed.add(entry.key);
      this.#texts.add(entry.text);
    }
  }

  /**
   * What one page shows of one conversation. Pages may lag behind each other for a moment. `own` are the keys that were clicked on this
   * very page, `before` what it has shown of each key so far.
   */
  shown(conversationId: string, bubbles: readonly Bubble[], page: number, own: ReadonlySet<string>, before: Map<string, Bubble['delivery']>): void {
    this.readLedger();
    const seen = new Map<string, Bubble>();
    for (const bubble of bubbles) {
      if (bubble.key === null) continue;
      if (seen.has(bubble.key)) this.#blame('I15', `${bubble.key} is shown twice`);
      seen.set(bubble.key, bubble);
      this.#shownOne(bubble, page);
      // A refusal that this page did not show, because another thread was open, is knowledge too.
      const told = (this.#clicks.get(bubble.key)?.refusedFor.size ?? 0) > 0;
      if (before.get(bubble.key) === 'unconfirmed' && guesses.has(bubble.delivery) && !told) {
        this.#blame('I3', `${bubble.key} was unconfirmed and is shown as ${bubble.delivery}, though nobody knows more`);
      }
      before.set(bubble.key, bubble.delivery);
    }
    for (const key of own) {
      const click = this.#clicks.get(key);
      if (click?.conversationId !== conversationId || click.returned || click.givenUp || seen.has(key)) continue;
      this.#blame('I15', `${key} is not shown`);
    }
  }

  #shownOne(bubble: Bubble, page: number): void {
    const click = this.#clicks.get(bubble.key ?? '');
    if (click === undefined) return;
    const has = this.#committed.has(click.key);
    if (arrived.has(bubble.delivery)) {
      if (!has) this.#blame('I3', `${click.key} is shown as ${bubble.delivery}, and the platform has not got it`);
      click.shownSent ??= { at: this.#now(), page };
      return;
    }
    const sent = click.shownSent;
    if (sent !== null && (sent.page === page || sent.at + TOLD_WITHIN_MS < this.#now())) this.#shownBackwards(click, bubble);
    if (bubble.delivery === 'failed') this.#shownFailed(click, bubble);
  }

  #shownFailed({ key, everStopped, refusedFor }: Click, { failure }: Bubble): void {
    if (everStopped) return;
    if (refusedFor.size === 0) this.#blame('I3', `${key} is shown as failed, and nobody refused it`);
    else if (!refusedFor.has(failure?.cause ?? '')) this.#blame('I9', `${key} is shown as failed for ${failure?.cause}, and was refused for ${[...refusedFor].join(', ')}`);
  }

  /** A new page may not know yet what an old one knew; it must not know better. */
  #shownBackwards(click: Click, bubble: Bubble): void {
    if (bubble.delivery === 'failed' || bubble.delivery === 'discarded') {
      this.#blame('I3', `${click.key} was shown as sent and is shown as ${bubble.delivery}`);
    }
  }

  timeStoodStill(): void {
    this.#blame('I14', 'the engine wakes itself over and over at one instant');
  }

  /**
   * What the last page shows of a thread, beside what the platform has of it.
   * @param before ms since the epoch: what came later need not be here yet
   */
  sameThread(conversationId: string, shown: readonly Bubble[], truth: readonly Message[], before: number): void {
    const texts = shown.filter(({ delivery }) => arrived.has(delivery)).map(({ text }) => text);
    const missing = truth.find(({ text, at }) => at < before && !texts.includes(text));
    if (missing !== undefined) this.#blame('I10', `"${missing.text}" of ${conversationId} is not shown`);
    if (texts.length > truth.length) this.#blame('I10', `${conversationId} shows ${texts.length} messages, the platform has ${truth.length}`);
  }

  /** Messages that will still arrive, as far as the truth tells. */
  get onTheirWay(): number {
    this.readLedger();
    return [...this.#clicks.values()].filter((click) => click.durableSince !== null && !this.#isEnded(click) && !this.#committed.has(click.key)).length;
  }

  #isEnded({ returned, givenUp, stopped, refusedFor }: Click): boolean {
    return returned || givenUp || stopped || refusedFor.has('content');
  }

  /** After everything has healed and long enough has passed, on one page. */
  atRest(lastShown: ReadonlyMap<string, readonly Bubble[]>): void {
    this.readLedger();
    for (const click of this.#clicks.values()) {
      if (click.returned || click.givenUp) continue;
      const has = this.#committed.has(click.key);
      const bubble = lastShown.get(click.conversationId)?.find(({ key }) => key === click.key);
      if (has && bubble === undefined) this.#blame('I15', `${click.key} has arrived and is not shown`);
      else if (has && bubble !== undefined && !arrived.has(bubble.delivery)) this.#blame('I8', `${click.key} has arrived and is shown as ${bubble.delivery}`);
      if (has || click.durableSince === null) continue;
      if (!this.#rows.has(`out:${click.key}`)) this.#blame('I1', `${click.key} is lost`);
      else if (!this.#isEnded(click) && bubble?.retry?.verdict !== 'never') this.#blame('I8', `${click.key} never arrived, though everything has healed`);
      if (this.#isEnded(click) && bubble?.delivery !== 'failed') this.#blame('I15', `${click.key} has failed and is shown as ${bubble?.delivery ?? 'nothing'}`);
    }
  }

  #blame(invariant: Violation['invariant'], why: string): void {
    this.violations.push({ invariant, why });
  }
}

/** Whether others may go before it; an older copy of it that is still on the wire may then arrive behind them. */
function wasPassed({ everStopped, refusedFor }: Click): boolean {
  return everStopped || refusedFor.has('unknown');
}

/** Whether an earlier click of another page was not on the disk yet, and known there, when a later one was made. */
function isLate(earlier: Click, later: Click): boolean {
  return earlier.page !== later.page && (earlier.durableSince === null || earlier.durableSince + TOLD_WITHIN_MS > later.at);
}
