import type { Bubble } from '@cs-inbox/core';
import type { Click } from './click.ts';
import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';

/** After so long a message that waits asks for news before it leaves, and a departure may have been under way to the disk, ms. */
const WAITED_MS = 60_000 + 12_000;
/** So long after a network is back it waits for a backend that does not say, ms. */
const NEWS_WITHIN_MS = 15_000;
/** How long the tab that sends may take to look at the disk, ms. */
const HEARD_WITHIN_MS = 1_000;
/** By how much the clocks of backend and page may differ, ms. */
const SKEW_MS = 600_000;

/** Judges what pages make of what other people write to the buyer, by what the platform has of that. */
export class NewsJudge {
  readonly #evidence: Evidence;
  /** When others have written to the buyer of a conversation, ms since the epoch. */
  readonly #colleaguesAt: (conversationId: string) => readonly number[];
  readonly #lastCommitted: ReadonlyMap<string, Click>;
  #clockSet = false;

  constructor(evidence: Evidence, colleaguesAt: (conversationId: string) => readonly number[], lastCommitted: ReadonlyMap<string, Click>) {
    this.#evidence = evidence;
    this.#colleaguesAt = colleaguesAt;
    this.#lastCommitted = lastCommitted;
  }

  /** Pages do not know any more what came before what. */
  clockSet(): void {
    this.#clockSet = true;
  }

  shown(conversationId: string, bubbles: readonly Bubble[]): void {
    if (this.#clockSet) return;
    for (const { key, hold } of bubbles) {
      const click = hold === 'answered' ? this.#evidence.clicks.get(key ?? '') : undefined;
      if (click === undefined || this.#colleaguesAt(conversationId).some((at) => at > click.at - SKEW_MS) || !this.#knowsItsPlace(click)) continue;
      this.#evidence.blame('SEND-12', `${click.key} is held back for an answer, and nobody has answered`);
    }
  }

  /** Whether the disk can tell every page that what has arrived of ours is older than this one. */
  #knowsItsPlace({ conversationId, durableSince, order }: Click): boolean {
    const last = this.#lastCommitted.get(conversationId);
    const heardAt = Math.max(durableSince ?? Infinity, this.#evidence.hungUntil) + HEARD_WITHIN_MS;
    if (last === undefined || last.order > order || last.lastDepartedAt < heardAt) return false;
    // A second copy of one that was sent again is nobody's, and so is one that arrives while nobody can read its row; one that was given up may
    // have arrived, or takes with it what it told of those behind it.
    const isNobodys = (other: Click) => other.mayDouble || other.returned || ((other.givenUp || other.destroyed) && this.#evidence.committed.has(other.key));
    return [...this.#evidence.clicks.values()].every((other) => other.conversationId !== conversationId || !isNobodys(other));
  }

  /** Told before it counts as departed. */
  departed(key: string, { onlineSince, openedAt }: Page): void {
    const click = this.#evidence.clicks.get(key);
    const now = this.#evidence.now();
    if (click === undefined || click.departures > 0 || onlineSince === null || this.#clockSet) return;
    const wantedAt = Math.max(click.at, click.consentAt ?? 0);
    if (now - wantedAt <= WAITED_MS || now - onlineSince >= NEWS_WITHIN_MS) return;
    const spokenAt = this.#evidence.spokenAt(click);
    // Of what was there before it, a new page has only seen the last message of each conversation.
    const answeredAt = this.#colleaguesAt(click.conversationId).find((at) => at > Math.max(wantedAt, spokenAt, openedAt) && at < onlineSince);
    if (answeredAt !== undefined) this.#evidence.blame('SEND-12', `${key} departed ${now - onlineSince} ms after the network was back, and nobody had asked what came meanwhile`);
  }
}
