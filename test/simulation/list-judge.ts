import type { Bubble } from '@cs-inbox/core';
import type { Message, Store } from '@cs-inbox/protocol';
import type { ConversationRow, SyncStatus } from '@cs-inbox/state';
import type { EventLoop } from './event-loop.ts';
import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';
import type { PlatformHistory } from './platform-history.ts';
import { sameHead, sameMessage, sameStore } from './same-row.ts';
import type { RowJudge } from './row-judge.ts';
import type { SyncWeather } from './sync-weather.ts';

/** How long what a page hears is under way at most, ms. */
const UNDER_WAY_MS = 1_000;
/** After so long a page has asked whether its stream has kept something to itself, ms. */
const VERIFIED_WITHIN_MS = 66_000;
/** How long it takes until a page has worked off what came in one piece, or while it was frozen, and the other pages have heard of it, ms. */
const WORKED_OFF_MS = 500;

const arrived: ReadonlySet<Bubble['delivery']> = new Set(['sent', 'delivered', 'read', 'blocked']);

/** Judges the lists that pages show: nothing goes from them, and what is called up to date is. */
export class ListJudge {
  readonly #evidence: Evidence;
  readonly #history: PlatformHistory;
  readonly #rows: RowJudge;
  readonly #loop: EventLoop;
  readonly #lagMs: number;
  readonly #counts = new WeakMap<Page, number>();
  readonly #freshAt = new WeakMap<Page, number | null>();
  /** What a page showed when nothing was wrong with a claim of it, and as of when that was, ms since the epoch. */
  readonly #right = new WeakMap<Page, { readonly rows: readonly ConversationRow[]; readonly stores: readonly Store[]; readonly changes: number; readonly at: number }>();
  /** Since the clock of the machine was set, nobody can say what a page means by a time. */
  #clockSet = false;
  #blamed = false;
  /** How often a page called itself up to date. */
  claims = 0;

  constructor(evidence: Evidence, history: PlatformHistory, rows: RowJudge, loop: EventLoop, weather: SyncWeather) {
    this.#evidence = evidence;
    this.#history = history;
    this.#rows = rows;
    this.#loop = loop;
    this.#lagMs = weather.eventLost + weather.eventLate > 0 ? VERIFIED_WITHIN_MS : UNDER_WAY_MS;
  }

  clockSet(): void {
    this.#clockSet = true;
  }

  /** What a page shows in its list. */
  shown(page: Page, rows: readonly ConversationRow[]): void {
    // Beside them stands what is to be sent to conversations that are not listed yet.
    const count = rows.filter(({ conversation }) => conversation.lastMessage !== null).length;
    const before = page.inbox.$loaded.get() ? (this.#counts.get(page) ?? 0) : 0;
    this.#counts.set(page, page.inbox.$loaded.get() ? count : 0);
    if (count < before && page.inbox.$halted.get() === null) this.#blame('I11', `the list of page ${page.number} had ${before} conversations and has ${count}`);
    const ids = new Set(rows.map(({ conversation }) => conversation.id));
    if (ids.size < rows.length) this.#blame('I11', `the list of page ${page.number} has a conversation twice`);
  }

  /** How up to date a page calls itself. */
  claimed(page: Page, status: SyncStatus): void {
    const { freshAt } = status;
    const before = this.#freshAt.get(page) ?? null;
    this.#freshAt.set(page, freshAt);
    if (freshAt === null || freshAt === before || this.#clockSet || !isUpToDate(status)) return;
    this.claims++;
    const ageMs = page.clock.now() - freshAt;
    const at = this.#evidence.now() - ageMs - this.#lagMs;
    // What came in the same piece is worked off by then, and told from tab to tab.
    this.#loop.in(WORKED_OFF_MS, () => {
      // It may have taken that back.
      const now = page.inbox.$sync.get();
      const stands = page.alive && !page.frozen && isUpToDate(now) && (now.freshAt ?? 0) >= freshAt;
      if (stands) this.#judgeClaim(page, at, ageMs);
    });
  }

  #judgeClaim(page: Page, at: number, ageMs: number): void {
    const [rows, stores, before] = [page.inbox.$conversations.get(), page.inbox.$stores.get(), this.#right.get(page)];
    const { count: changes, newestAt } = this.#history.changes;
    // It shows the same, and nothing has changed at the platform.
    if (before?.rows === rows && before.stores === stores && before.changes === changes && newestAt < Math.min(before.at, at)) return;
    for (const { conversation } of rows) {
      const why = this.#rows.differs(conversation, { at });
      if (why !== null) return this.#blame('SYNC-4', `page ${page.number} calls itself up to date as of ${ageMs} ms ago, and was not: ${why}`);
    }
    for (const store of stores) {
      if (this.#history.stores.get(store.id)?.isHeldSince(store, at) === false) return this.#blame('SYNC-4', `page ${page.number} calls itself up to date, and ${store.id} was not`);
    }
    this.#right.set(page, { rows, stores, changes, at });
  }

  /** What keeps a page from being at rest, once everything has healed, or null. */
  differsAtRest({ number, inbox }: Page): string | null {
    const status = inbox.$sync.get();
    const { connection, rung, failures } = status;
    if (!isUpToDate(status)) return `page ${number} is "${connection.state}"`;
    if (rung !== 'incremental' || failures > 0) return `page ${number} stands at "${rung}" after ${failures} failures`;
    const notice = inbox.$notice.get();
    if (notice !== null && notice.type !== 'all-sent') return `page ${number} says "${notice.type}"`;
    const why = this.#storesDiffer(inbox.$stores.get()) ?? this.#listDiffers(inbox.$conversations.get());
    return why === null ? null : `page ${number}: ${why}`;
  }

  /** As much later as anything may take. */
  stillDiffers(why: string): void {
    this.#evidence.blame('I10', why);
  }

  /** What is wrong with a thread as a page shows it to its beginning, beside what the platform has of it, or null. */
  threadDiffers(shown: readonly Bubble[], truth: readonly Message[]): string | null {
    const keys = truth.flatMap(({ key }) => key ?? []);
    // What a backend without keys has taken twice is shown once, wherever.
    if (new Set(keys).size < keys.length) return null;
    const there = shown.filter(({ delivery }) => arrived.has(delivery));
    for (const [place, message] of truth.entries()) {
      const bubble = there[place];
      if (bubble === undefined) return `"${message.text}" is not shown`;
      if (bubble.text !== message.text || bubble.direction !== message.direction) return `"${bubble.text}" is shown where "${message.text}" stands`;
      if (message.direction === 'out' && bubble.delivery !== message.receipt) return `"${message.text}" is shown as ${bubble.delivery} and is ${message.receipt}`;
    }
    return there.length === truth.length ? null : `${there.length} messages are shown, the platform has ${truth.length}`;
  }

  #storesDiffer(shown: ReadonlyArray<Store>): string | null {
    if (shown.length !== this.#history.stores.size) return `${shown.length} stores are shown, there are ${this.#history.stores.size}`;
    for (const store of shown) {
      const now = this.#history.stores.get(store.id)?.at(Infinity);
      if (now === undefined || !sameStore(now, store)) return `${store.id} is shown as "${store.login}" and is "${now?.login ?? 'none'}"`;
    }
    return null;
  }

  #listDiffers(shown: readonly ConversationRow[]): string | null {
    if (shown.length !== this.#history.conversations.size) return `${shown.length} conversations are shown, there are ${this.#history.conversations.size}`;
    let before = Infinity;
    for (const { conversation, at } of shown) {
      if (at > before) return `${conversation.id} stands below an older one`;
      before = at;
      const now = this.#history.conversations.get(conversation.id)?.at(Infinity);
      if (now === undefined) return `${conversation.id} is no conversation of the platform`;
      if (!sameHead(now, conversation)) return `${conversation.id} is shown with ${conversation.unread} unread and has ${now.unread}`;
      const [last, truth] = [conversation.lastMessage, now.lastMessage];
      if (last !== truth && (last === null || truth === null || !sameMessage(last, truth))) return `${conversation.id} is shown to end with "${last?.text ?? ''}", not "${truth?.text ?? ''}"`;
    }
    return null;
  }

  #blame(invariant: 'I11' | 'SYNC-4', why: string): void {
    if (!this.#blamed) this.#evidence.blame(invariant, why);
    this.#blamed = true;
  }
}

function isUpToDate({ connection: { state } }: SyncStatus): boolean {
  return state === 'polling' || state === 'live';
}
