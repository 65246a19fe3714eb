import { type Store, TEXT_LENGTH_MAX, textLength, type TextUnit } from '@cs-inbox/protocol';
import { networkFailure } from '../failure/failure.ts';
import type { SendPolicy } from '../retry/policy.ts';
import { isFree } from './circuit.ts';
import { byItself, departed, storeThenSend } from './depart.ts';
import { headOf } from './lane.ts';
import { AFTER_ALL, type OutboxEntry } from './outbox-entry.ts';
import type { NewMessage } from './outbox-input.ts';
import { shortened } from './person.ts';
import type { OutboxState } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** Why a text is not taken from the composer at all. */
export type SendRefusal =
  | { readonly why: 'starting' }
  | { readonly why: 'empty' }
  | { readonly why: 'too-long'; readonly length: number; readonly lengthMax: number; readonly unit?: TextUnit }
  | { readonly why: 'outbox-full'; readonly entriesMax: number }
  | { readonly why: 'no-such-conversation' }
  | { readonly why: 'other-account' };

/** The text as it will be sent, or why it is not taken. Lone surrogates would change on the wire, so they go now. */
export function checkText(
  text: string,
  store: Store | undefined,
  outbox: OutboxState,
  policy: SendPolicy,
): { readonly ok: true; readonly text: string } | ({ readonly ok: false } & SendRefusal) {
  if (outbox.halted !== null) return { ok: false, why: outbox.halted };
  if (text.trim() === '') return { ok: false, why: 'empty' };
  const { textLengthMax: lengthMax = TEXT_LENGTH_MAX, textLengthUnit: unit } = store ?? {};
  if (text.length > TEXT_LENGTH_MAX) return { ok: false, why: 'too-long', length: text.length, lengthMax: Math.min(lengthMax, TEXT_LENGTH_MAX) };
  const length = textLength(text, unit);
  if (length > lengthMax) return { ok: false, why: 'too-long', length, lengthMax, ...(unit === undefined ? {} : { unit }) };
  if (outbox.size >= policy.entriesMax) return { ok: false, why: 'outbox-full', entriesMax: policy.entriesMax };
  return { ok: true, text: text.toWellFormed() };
}

/** Takes a message over: one transaction puts its row and drops the draft that it was. */
export function accept(turn: Turn, message: NewMessage, fromDraft: boolean): void {
  const { conversationId } = message;
  const lane = turn.lane(conversationId);
  const replaced = replacedEntry(turn, message);
  if (replaced !== null) turn.dropEntry(conversationId, replaced.key);
  const goesNow =
    turn.state.leading &&
    turn.state.network &&
    turn.state.halted === null &&
    !turn.full &&
    lane.flight === null &&
    headOf(turn.lane(conversationId)) === null &&
    !turn.state.gates.has(message.storeId) &&
    !turn.state.paused.has(message.storeId) &&
    message.planned === undefined &&
    isFree(turn, message.storeId);
  const fresh = { ...freshEntry(turn, message), ...(replaced === null ? {} : { priorAttempts: replaced.priorAttempts }) };
  const entry = goesNow ? departed(turn, fresh, byItself('first')) : fresh;
  turn.set({ nextSeq: entry.seq + 1 });
  turn.putEntry(entry);
  turn.putLane(conversationId, { storing: [...turn.lane(conversationId).storing, entry.key] });
  if (goesNow) storeThenSend(turn, entry);
  turn.commit(
    { kind: 'accept', conversationId, key: entry.key, replaced },
    { puts: [entry], deletes: replaced === null ? [] : [replaced.key], ...(fromDraft ? { dropDraft: conversationId } : {}) },
  );
  // Said at once, and again when the disk has it: this tab may die in between.
  if (!turn.state.leading) turn.effects.push({ type: 'stored' });
}

/** The failed message whose place the new one takes. One that has gone on its way meanwhile stays what it is. */
function replacedEntry(turn: Turn, { conversationId, replaces }: NewMessage): OutboxEntry | null {
  const entry = replaces === null ? undefined : turn.entry(conversationId, replaces);
  return entry?.delivery === 'failed' && turn.lane(conversationId).flight?.key !== entry.key ? entry : null;
}

/** Where the newest message stands that stood before one clicked earlier, or has arrived since: the list of a page may be of yesterday. */
function knownPosition(turn: Turn, { conversationId }: NewMessage): number {
  const before = turn.lane(conversationId).entries.flatMap(({ afterPosition }) => (afterPosition === AFTER_ALL ? [] : [afterPosition]));
  return Math.max(turn.state.places.get(conversationId)?.position ?? -1, ...before);
}

function freshEntry(turn: Turn, message: NewMessage): OutboxEntry {
  return {
    ...message,
    afterPosition: Math.max(message.afterPosition, knownPosition(turn, message)),
    // Tabs that share a disk share a clock: their clicks have one order.
    seq: Math.max(turn.state.nextSeq, turn.now),
    createdAt: turn.now,
    delivery: turn.state.network ? 'queued' : 'waiting',
    sendingSince: null,
    windowSince: null,
    attempts: [],
    attemptCount: 0,
    unreached: 0,
    lookUpsFailed: 0,
    failure: turn.state.network ? null : networkFailure('offline'),
    notBefore: null,
    planned: message.planned === undefined ? null : shortened(turn, message.planned, message.planned.failure),
    stopped: false,
    newerAt: null,
    shuts: null,
    hold: null,
    consentAt: null,
    answeredAt: null,
    automaticAttempts: 0,
    dailyAt: null,
  };
}
