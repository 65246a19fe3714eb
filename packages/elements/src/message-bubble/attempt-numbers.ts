import type { Bubble, SendAttempt } from '@cs-inbox/core';

/** The number of each attempt; null of what has never left. Those that are not kept any more have theirs all the same. */
export function attemptNumbers({ attempts, history }: Pick<Bubble, 'attempts' | 'history'>): readonly (number | null)[] {
  let number = attempts - history.filter(hasLeft).length;
  return history.map((attempt) => (hasLeft(attempt) ? ++number : null));
}

function hasLeft({ outcome }: SendAttempt): boolean {
  return outcome !== 'unreached';
}
