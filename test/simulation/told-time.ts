import type { HttpAnswer } from '@cs-inbox/core';
import type { Attempt, RetryAfterForm } from '@cs-inbox/simulator';
import type { Random } from './random.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** How long a throttled store is left alone that tells no time, ms. */
const UNTOLD_MS = 30 * SECOND_MS;

/** An answer of a throttled store, and the attempt with the time before which nothing may be sent to that store. */
export interface ToldTime {
  readonly answer: HttpAnswer;
  readonly attempt: Attempt;
}

/** What a header asks for, whatever the body says beside it. */
export function toldTime(answer: HttpAnswer, attempt: Attempt, form: RetryAfterForm, now: number): ToldTime {
  const least: Readonly<Partial<Record<RetryAfterForm, number>>> = { zero: SECOND_MS, huge: DAY_MS, negative: UNTOLD_MS, garbage: UNTOLD_MS, none: UNTOLD_MS };
  const waitMs = least[form];
  return { answer, attempt: waitMs === undefined ? attempt : { ...attempt, retryAt: now + waitMs } };
}

/** The same refusal with its time told in an odd way. */
export function oddTime(answer: HttpAnswer, attempt: Attempt, form: RetryAfterForm, random: Random, now: number): ToldTime {
  const until = attempt.retryAt;
  if (answer.type !== 'answered' || until === null) return { answer, attempt };
  const body = JSON.parse(answer.body) as object;
  const tell = (retryAt: number | null, header: boolean, truth: number): ToldTime => ({
    answer: { ...answer, body: JSON.stringify({ ...body, retryAt }), retryAfterMs: header ? (answer.retryAfterMs ?? null) : null },
    attempt: { ...attempt, retryAt: truth },
  });
  const inHeader = form === 'seconds' || form === 'http-date' || form === 'skewed-date';
  const later = now + random.between(SECOND_MS, 120 * SECOND_MS);
  return random.pick([
    // The header alone, or another word in the body beside it.
    () => (inHeader ? tell(null, true, until) : tell(later, false, later)),
    () => (inHeader ? tell(now + random.between(-60, 5) * SECOND_MS, true, until) : tell(later, false, later)),
    // Another time in each answer.
    () => tell(later, false, later),
    () => tell(later, false, later),
    // A time that is over.
    () => tell(now - random.between(1, 60) * SECOND_MS, false, now + UNTOLD_MS),
    // A day at most.
    () => (random.chance(0.2) ? tell(now + random.between(2, 4_000) * DAY_MS, false, now + DAY_MS) : tell(later, false, later)),
  ])();
}
