import type { OutboxEffect } from '@cs-inbox/core';

/** The messages that go on the wire, by key, in their order. */
export function attemptsOf(effects: readonly OutboxEffect[]): string[] {
  return effects.flatMap((effect) => (effect.type === 'attempt' ? [effect.entry.key] : []));
}
