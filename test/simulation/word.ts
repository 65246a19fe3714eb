import type { HttpAnswer } from '@cs-inbox/core';
import type { Attempt } from '@cs-inbox/simulator';

/** What a page has heard of something that it sent: that it was taken or not, something else, or nothing at all. */
export interface Word {
  readonly kind: 'accepted' | 'refused' | 'some' | 'none';
  readonly cause: string | null;
}

/** @param attempt what the platform knows of it; null where it came with others */
export function wordOf(answer: HttpAnswer, attempt: Attempt | null): Word {
  if (answer.type !== 'answered' || !answer.mediaType.endsWith('json')) return { kind: 'none', cause: null };
  if (attempt === null || attempt.told === null) return { kind: 'some', cause: null };
  return { kind: attempt.told, cause: attempt.cause };
}
