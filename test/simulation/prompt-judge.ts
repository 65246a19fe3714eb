import type { Click } from './click.ts';
import type { DiskJudge } from './disk-judge.ts';
import type { Evidence } from './evidence.ts';

/** How long something may take to leave where nothing is in its way, ms. */
const PROMPT_MS = 10_000;
/** For how long nothing may have happened before, ms: after the network has come news are waited for for up to 15 s. */
const QUIET_MS = 25_000;

interface Due {
  readonly key: string;
  readonly page: number;
  readonly since: number;
  /** Since when nothing of its store has left: one after another goes, at the pace that the store was found to bear. */
  readonly idleSince: number;
  readonly why: string;
}

/**
 * Judges that what may go goes at once: what a person sends again, and what waited for a login that is back. It looks only where
 * nothing else has happened meanwhile: nothing has gone wrong, nobody was refused, the same tab sends, and nothing stands in front.
 */
export class PromptJudge {
  readonly #evidence: Evidence;
  readonly #disk: DiskJudge;
  /** When others have written to the buyer of a conversation, ms since the epoch. */
  readonly #colleaguesAt: (conversationId: string) => readonly number[];
  #disturbedAt = 0;
  readonly #refusedAt = new Map<string, number>();
  #due: Due[] = [];

  constructor(evidence: Evidence, disk: DiskJudge, colleaguesAt: (conversationId: string) => readonly number[]) {
    this.#evidence = evidence;
    this.#disk = disk;
    this.#colleaguesAt = colleaguesAt;
  }

  /** Something has happened that may keep what is due: it is not judged. */
  disturbed(): void {
    this.#disturbedAt = this.#evidence.now();
    this.#due = [];
  }

  refused(key: string): void {
    const storeId = this.#evidence.clicks.get(key)?.storeId;
    if (storeId !== undefined) this.#refusedAt.set(storeId, this.#evidence.now());
  }

  /** Its login is back: until then it could not go, and who has asked before that hears of it later. */
  reopened(storeId: string): void {
    this.#refusedAt.set(storeId, this.#evidence.now());
  }

  /** A person sends it again on that page, which says that it does. */
  wanted(key: string, page: number): void {
    this.#add(key, page, 'a person had sent it again');
  }

  /** A page hears that a message has arrived: then the login of its store is there. */
  accepted(key: string, page: number): void {
    const storeId = this.#evidence.clicks.get(key)?.storeId;
    for (const [row, value] of this.#evidence.rows) {
      if (!row.startsWith('out:') || this.#disk.isSpoilt(row)) continue;
      const { delivery, failure, stopped, storeId: of } = value as { readonly delivery?: unknown; readonly failure?: { readonly cause?: unknown } | null; readonly stopped?: unknown; readonly storeId?: unknown };
      if (of === storeId && delivery === 'failed' && failure?.cause === 'login' && stopped !== true) this.#add(row.slice('out:'.length), page, 'the login of its store was back');
    }
  }

  departed(key: string): void {
    const storeId = this.#evidence.clicks.get(key)?.storeId;
    const isBehind = (due: Due) => this.#evidence.clicks.get(due.key)?.storeId === storeId;
    const others = this.#due.filter((due) => due.key !== key);
    this.#due = [...others.filter((due) => !isBehind(due)), ...others.filter(isBehind).map((due) => ({ ...due, idleSince: this.#evidence.now() }))];
  }

  /** Time has passed. */
  look(): void {
    const now = this.#evidence.now();
    for (let due = this.#due[0]; due !== undefined && now - due.idleSince > PROMPT_MS; due = this.#due[0]) {
      this.#due = this.#due.slice(1);
      const click = this.#evidence.clicks.get(due.key);
      if (click !== undefined && this.#couldGo(click, due)) this.#evidence.blame('I8', `${due.key} has not left ${PROMPT_MS} ms after ${due.why}`);
    }
  }

  #add(key: string, page: number, why: string): void {
    const since = this.#evidence.now();
    if (page !== this.#disk.leader || since - this.#disturbedAt < QUIET_MS || this.#due.some((due) => due.key === key)) return;
    this.#due.push({ key, page, since, idleSince: since, why });
  }

  #couldGo({ at, conversationId, destroyed, givenUp, key, order, returned, stopped, storeId }: Click, { page, since }: Due): boolean {
    const { clicks, committed } = this.#evidence;
    if (page !== this.#disk.leader || returned || givenUp || destroyed || stopped || committed.has(key)) return false;
    if ((this.#refusedAt.get(storeId) ?? 0) >= since || this.#disk.pausedForMs(storeId) > 0) return false;
    // What stands in front may wait; what has arrived behind it ends it, whoever has written that.
    if (this.#colleaguesAt(conversationId).some((other) => other > at)) return false;
    return ![...clicks.values()].some((other) => other.conversationId === conversationId && other.order !== order && (other.order > order ? committed.has(other.key) : !committed.has(other.key) && !other.givenUp));
  }
}
