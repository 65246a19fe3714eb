import type { MessageKey } from '@cs-inbox/protocol';
import { type Eligibility, mayGoNow } from '../retry/eligibility.ts';
import { sendPolicy } from '../retry/policy.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { MessagePlace } from './outbox-input.ts';
import type { OutboxState } from './outbox-state.ts';
import { eligibilityOf } from './outlook.ts';
import { idleEntry, shortened } from './person.ts';
import { plan } from './plan.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import { Turn } from './turn.ts';
import { asItFailed } from './withdraw.ts';

/**
 * Of many failed messages those that may go now go again, each under its key; several of one
 * conversation one after another.
 * @returns the verdict on each; what has not failed has none
 */
export function retryAll(turn: Turn, items: readonly MessagePlace[], planned: Omit<PlannedAttempt, 'failure'>): ReadonlyMap<MessageKey, Eligibility> {
  const verdicts = new Map<MessageKey, Eligibility>();
  const going: OutboxEntry[] = [];
  const found = items.flatMap(({ conversationId, key }) => turn.entry(conversationId, key) ?? []);
  for (const entry of found.sort((a, b) => a.seq - b.seq)) {
    if (entry.delivery !== 'failed' || verdicts.has(entry.key)) continue;
    const verdict = eligibilityOf(turn.state, turn.lane(entry.conversationId), entry, true);
    verdicts.set(entry.key, verdict);
    if (!mayGoNow(verdict, turn.now)) continue;
    const next = { ...plan(entry, shortened(turn, planned, entry.failure)), consentAt: turn.now, answeredAt: null };
    turn.putEntry(next);
    going.push(next);
  }
  if (going.length > 0) turn.commit({ kind: 'update', entries: going }, { puts: going });
  return verdicts;
}

/** A person takes back what was to go again, all in one piece. What has left meanwhile stays what it is. */
export function stopRetries(turn: Turn, items: readonly MessagePlace[]): void {
  const stopped = items.flatMap(({ conversationId, key }) => {
    const entry = idleEntry(turn, conversationId, key);
    return entry === undefined ? [] : (asItFailed(entry) ?? []);
  });
  for (const entry of stopped) turn.putEntry(entry);
  if (stopped.length > 0) turn.commit({ kind: 'update', entries: stopped }, { puts: stopped });
}

/** What would become of that: the verdict on each, those before it in its conversation being on their way. */
export function retryVerdicts(state: OutboxState, items: readonly MessagePlace[], now: number): ReadonlyMap<MessageKey, Eligibility> {
  return retryAll(new Turn(state, now, () => 0, sendPolicy), items, { trigger: 'bulk', by: '', reason: '' });
}
