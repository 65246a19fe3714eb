import type { Bubble } from '@cs-inbox/core';
import type { Words } from '../words/words.ts';
import { hasHistory } from './attempt-history.ts';
import type { BubbleDeed } from './bubble-deed.ts';
import { isAskedAbout, slownessOf } from './next-step.ts';

/** Retries by hand that have failed before the whole table of failures is offered. */
const MANUAL_FAILURES = 2;

interface SideDeed {
  readonly deed: BubbleDeed;
  readonly words: string;
}

/** What else can be done about a message, beside the one next step; most have none. */
export function sideDeedsOf(bubble: Bubble, now: number, words: Words): readonly SideDeed[] {
  const deeds: SideDeed[] = [];
  const add = (deed: SideDeed['deed'], said: string) => deeds.push({ deed, words: said });
  if (bubble.key === null) return deeds;
  if (isAskedAbout(bubble)) add('take-back', words.edit);
  if (bubble.holdsUp > 0) add('stop-waiting', bubble.asks ? words.sendFollowing : words.sendNextAnyway(bubble.holdsUp));
  if (isAskedAbout(bubble) || bubble.asks) add('discard', words.discard);
  const slowness = bubble.delivery === 'unconfirmed' ? slownessOf(bubble, now) : 'calm';
  if (slowness !== 'calm') add(slowness === 'hint' ? 'refresh' : 'restart', slowness === 'hint' ? words.refreshList : words.restartPanel);
  if (hasFailedTwice(bubble)) {
    add('edit', words.edit);
    add('leave', words.otherConversation);
    add('copy', words.copy);
  }
  // One departure has no history: what there is to know of it stands in the strip, the rest in the menu.
  if (bubble.attempts > 1 && hasHistory(bubble)) add('history', words.history(bubble.history.length));
  return deeds;
}

/** Whether people have sent it again in vain so often that they want to know what failures mean. */
export function hasFailedTwice({ delivery, history }: Bubble): boolean {
  if (delivery !== 'failed') return false;
  return history.filter(({ trigger, outcome }) => outcome === 'refused' && (trigger === 'manual' || trigger === 'bulk')).length >= MANUAL_FAILURES;
}
