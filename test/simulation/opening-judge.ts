import type { Evidence } from './evidence.ts';
import type { Word } from './word.ts';

/** How long what was to leave before a store was known to be shut may have been under way to the disk, ms. */
const STORED_WITHIN_MS = 1_000;

/** A store of which a page has heard that it takes nothing for now. */
interface Trial {
  /** Those that heard it, and have not been heard of since. */
  readonly culprits: Set<string>;
  readonly since: number;
  /** Of those, what tried again and had no answer. */
  readonly unheard: Set<string>;
}

/** Judges that a store that was shut is tried by one message alone. */
export class OpeningJudge {
  readonly #evidence: Evidence;
  /** By page and store. */
  readonly #trials = new Map<string, Trial>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** @param away what else is on its way from the page, and since when */
  left(page: number, key: string, away: ReadonlyMap<string, number>): void {
    const storeId = this.#storeOf(key);
    const trial = this.#trials.get(`${page} ${storeId}`);
    if (!this.#isTried(trial)) return;
    const known = Math.max(trial.since, this.#evidence.hungUntil) + STORED_WITHIN_MS;
    if (this.#evidence.now() < known) return;
    const trying = [...away].filter(([other, since]) => this.#storeOf(other) === storeId && since > known).map(([other]) => other);
    for (const other of new Set([...trying, ...trial.unheard])) {
      if (other === key || this.#wants(key, trial) || this.#wants(other, trial) || this.#evidence.committed.has(other) || (trial.unheard.has(other) && !this.#stands(other))) continue;
      this.#evidence.blame('FAIL-2', `${key} departed to ${storeId}, which was shut, while ${other} was finding out whether it is open`);
    }
  }

  ended(page: number, key: string, { kind, cause }: Word): void {
    const place = `${page} ${this.#storeOf(key)}`;
    const shuts = kind === 'refused' && (cause === 'throttled' || cause === 'login');
    // Where nobody waits any more for what had shut it, it is shut anew.
    if (shuts && !this.#isTried(this.#trials.get(place))) this.#trials.set(place, { culprits: new Set(), since: this.#evidence.now(), unheard: new Set() });
    const trial = this.#trials.get(place);
    if (trial === undefined) return;
    if (kind === 'none' && trial.culprits.has(key)) trial.unheard.add(key);
    else trial.unheard.delete(key);
    if (shuts) trial.culprits.add(key);
    else if (kind === 'refused') trial.culprits.delete(key);
    // At the end of a daily limit a store opens to all; of many at once some may have gone through.
    if (kind === 'accepted' || kind === 'some' || cause === 'quota') this.#trials.delete(place);
  }

  /** A question about one that told nothing: nobody knows any more what shuts its store. */
  lookedUpInVain(page: number, key: string): void {
    this.#trials.delete(`${page} ${this.#storeOf(key)}`);
  }

  /** What a page knew is over. */
  startsAnew(): void {
    this.#trials.clear();
  }

  #isTried(trial: Trial | undefined): trial is Trial {
    return trial !== undefined && [...trial.culprits].some((culprit) => this.#stands(culprit));
  }

  /** Whether anybody still waits for what shut its store. */
  #stands(key: string): boolean {
    const click = this.#evidence.clicks.get(key);
    if (click === undefined || this.#evidence.committed.has(key)) return false;
    const { conversationId, everStopped, givenUp, order, returned, destroyed, mayDouble } = click;
    if (everStopped || givenUp || returned || destroyed || mayDouble) return false;
    for (const other of this.#evidence.clicks.values()) {
      if (other.conversationId === conversationId && other.order > order && this.#evidence.committed.has(other.key)) return false;
    }
    return true;
  }

  /** Whether a person has asked for it since: that goes before. */
  #wants(key: string, { since }: Trial): boolean {
    return (this.#evidence.clicks.get(key)?.consentAt ?? 0) > since;
  }

  #storeOf(key: string): string {
    return this.#evidence.clicks.get(key)?.storeId ?? '';
  }
}
