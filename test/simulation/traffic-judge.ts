import type { Attempt } from '@cs-inbox/simulator';
import type { DiskJudge } from './disk-judge.ts';
import type { Evidence } from './evidence.ts';
import { IdleJudge } from './idle-judge.ts';
import { OpeningJudge } from './opening-judge.ts';
import { PatienceJudge } from './patience-judge.ts';
import { SilenceJudge } from './silence-judge.ts';
import type { Word } from './word.ts';

/** After so long the page itself gives up what has no answer, ms. */
const DEADLINE_MS = 30_000;

/** Follows what each page has on its way, for those who judge how pages deal with a backend that refuses or is silent. */
export class TrafficJudge {
  readonly #evidence: Evidence;
  readonly #opening: OpeningJudge | null;
  readonly #silence: SilenceJudge;
  readonly #idle: IdleJudge | null;
  readonly #patience: PatienceJudge;
  /** Messages on their way, by page, and since when. */
  readonly #away = new Map<number, Map<string, number>>();
  /** Questions on their way, by page. */
  readonly #questions = new Map<number, Set<string>>();

  /**
   * @param clear whether nobody else writes to buyers, and what became of a message can always be found out
   * @param steady whether disk, clock and pages do their work, and no store has a pace
   */
  constructor(evidence: Evidence, disk: DiskJudge, clear: boolean, steady: boolean) {
    this.#evidence = evidence;
    this.#opening = clear ? new OpeningJudge(evidence) : null;
    this.#silence = new SilenceJudge(evidence);
    this.#patience = new PatienceJudge(evidence);
    this.#idle = clear && steady ? new IdleJudge(evidence, disk) : null;
  }

  /** @param unaskedForMs for how long its page has had the network back and has not heard what is new; null where it has */
  left(page: number, key: string, unaskedForMs: number | null): void {
    this.#patience.left(key, unaskedForMs);
    const away = this.#awayFrom(page);
    this.#opening?.left(page, key, away);
    this.#silence.left(page, key, [...away.keys()].filter((other) => other !== key && !this.#evidence.committed.has(other)).length + this.#questionsOf(page).size);
    this.#idle?.left(key);
    away.set(key, this.#evidence.now());
  }

  ended(page: number, key: string, word: Word, attempt: Attempt | null): void {
    this.#awayFrom(page).delete(key);
    this.#idle?.ended(key, word, attempt);
    this.#patience.ended(key, word);
    this.#opening?.ended(page, key, word);
    this.#silence.ended(page, key, word);
  }

  /** The page waits no more. */
  abandoned(page: number, key: string): void {
    const since = this.#awayFrom(page).get(key);
    if (since === undefined) return;
    this.#awayFrom(page).delete(key);
    if (this.#evidence.now() - since < DEADLINE_MS) return;
    const word: Word = { kind: 'none', cause: null };
    this.#opening?.ended(page, key, word);
    this.#silence.ended(page, key, word);
    this.#idle?.ended(key, word, null);
    this.#patience.ended(key, word);
  }

  asks(page: number, key: string): void {
    this.#questionsOf(page).add(key);
  }

  asked(page: number, key: string, whole: boolean): void {
    this.#questionsOf(page).delete(key);
    if (!whole) this.#opening?.lookedUpInVain(page, key);
    this.#silence.lookedUp(page, whole);
  }

  /** Its first list since the network is back. */
  upToDate(page: number): void {
    this.#silence.upToDate(page);
  }

  /** It hears in another way than by an answer that the platform has these. */
  heardOf(page: number, keys: readonly string[]): void {
    for (const key of keys) this.#silence.heardOf(page, key);
  }

  asksNoMore(page: number, key: string): void {
    if (this.#questionsOf(page).delete(key)) this.#opening?.lookedUpInVain(page, key);
  }

  /** Another page sends, or one runs again, or the network comes or goes. */
  startsAnew(): void {
    this.#opening?.startsAnew();
    this.#silence.startsAnew();
    this.#idle?.startsAnew();
  }

  /** @param signedOut stores whose login is gone */
  look(signedOut: readonly string[]): void {
    this.#idle?.look(signedOut);
  }

  pageEnded(page: number): void {
    this.#away.delete(page);
    this.#questions.delete(page);
    this.#patience.pageEnded();
    this.startsAnew();
  }

  #awayFrom(page: number): Map<string, number> {
    const away = this.#away.get(page) ?? new Map<string, number>();
    this.#away.set(page, away);
    return away;
  }

  #questionsOf(page: number): Set<string> {
    const questions = this.#questions.get(page) ?? new Set<string>();
    this.#questions.set(page, questions);
    return questions;
  }
}
