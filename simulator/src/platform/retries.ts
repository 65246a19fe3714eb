import { type ConversationId, type FailureCause, parseJson, RetriesRequest } from '@cs-inbox/protocol';
import { itemsOf } from '../append-list.ts';
import type { Chance } from '../chance.ts';
import { askRules } from './ask-rules.ts';
import { answered, type Handled } from './handled.ts';
import { occasionOf } from './occasion-of.ts';
import { neverRefused, offerAgain } from './offer-again.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';
import { otherOperator } from './send.ts';
import type { Subject } from './subject.ts';

/** `POST retries`: the backend itself offers messages again that it has refused, in the order of the keys. */
export function retries(before: PlatformState, subject: Subject, body: string | null, chance: Chance): Handled {
  if (before.scenario.bulkRetry !== true) {
    const detail = 'This backend does not try messages again by itself; its capabilities say so.';
    return answered(before, refuse(before, { status: 404, title: 'No retries', detail, code: 'no-such-address', cause: 'config' }));
  }
  const parsed = parseJson(RetriesRequest, body ?? '');
  if (!parsed.ok) {
    const detail = `The body is no request for retries: ${parsed.why}. It is {"keys": ["…"]}.`;
    return answered(before, refuse(before, { status: 400, title: 'Malformed request', detail, code: 'malformed' }));
  }
  const { account = subject.operator } = parsed.value;
  if (account !== subject.operator) return otherOperator(before, account, subject);
  const asked = askRules(before, { acts: 'bulk', occasion: occasionOf(before, subject, true), moment: (common) => common, firstOnly: true }, chance);
  const bite = asked.bites[0];
  const trouble = bite?.effect ?? { share: 1, others: 'refused' };
  const { keys } = parsed.value;
  const taken = Math.ceil(keys.length * trouble.share);
  const items: object[] = [];
  const shows: string[] = [];
  const refuses: string[] = [];
  // A message that never came as far as here is known to nobody but its client.
  const arrived = new Set(itemsOf(before.attempts).flatMap((attempt) => (attempt.arrived ? [attempt.key] : [])));
  const held = new Map<ConversationId, Handled>();
  let state = asked.state;
  for (const [place, key] of keys.entries()) {
    const conversationId = state.keys.get(key)?.conversationId ?? '';
    const instead = place < taken ? (held.get(conversationId) ?? null) : trouble.others;
    if (instead === 'missing') continue;
    const handled = arrived.has(key) ? offerAgain(state, subject.operator, key, instead, chance) : neverRefused(state, key);
    state = handled.state;
    shows.push(...handled.shows);
    items.push(itemOf(key, handled, state));
    if (!isAccepted(handled)) refuses.push(key);
    if (handled.cause !== null && !passing.has(handled.cause)) held.set(conversationId, handled);
  }
  const about = bite === undefined ? {} : { fault: bite.rule.rule.do, rule: bite.rule.id };
  return answered(state, json(207, { account: state.account, items }), { ...about, shows, refuses });
}

/** What concerns one message only, so that later ones of its conversation may pass it. */
const passing: ReadonlySet<FailureCause> = new Set(['content', 'recipient', 'unknown']);

function isAccepted({ committed, told }: Handled): boolean {
  return committed || told === 'accepted';
}

function itemOf(key: string, handled: Handled, state: PlatformState): object {
  const body = handled.draft.body as { readonly message?: unknown };
  if (isAccepted(handled)) return { outcome: 'accepted', key, message: body.message };
  return { outcome: 'refused', key, problem: { account: state.account, ...(body as object), key } };
}
