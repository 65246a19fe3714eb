import type { Message } from '@cs-inbox/protocol';
import { blockedFailure } from '../failure/failure.ts';
import type { ArrivedOnes } from '../outbox/arrived.ts';
import { departures, type OutboxEntry } from '../outbox/outbox-entry.ts';
import type { Outlook } from '../outbox/outlook.ts';
import type { Eligibility } from '../retry/eligibility.ts';
import { resendOf } from '../outbox/resend.ts';
import type { Bubble } from './bubble.ts';

const noOutlook: Outlook = { retry: null, resumes: null, holdsUp: 0, asks: false, yields: false };

const noHistory: Bubble['history'] = [];

/**
 * One thread out of what the backend confirmed and what is still on its way.
 * Confirmed messages stand by position; what is on its way stands below them in
 * the order of the clicks; what failed keeps the place where it was sent.
 * Bubbles that say the same as before are the same objects.
 * @param before the last result for this conversation
 * @param outlookOf what may become of an entry
 * @param arrived how what has arrived had left, by key; once where it says nothing
 */
export function mergeTimeline(
  messages: readonly Message[],
  entries: readonly OutboxEntry[],
  before: readonly Bubble[] = [],
  outlookOf: (entry: OutboxEntry) => Outlook = () => noOutlook,
  arrived: ArrivedOnes = new Map(),
): readonly Bubble[] {
  const confirmed = new Set<string>();
  for (const message of messages) if (message.key !== null && message.direction === 'out') confirmed.add(message.key);
  const pending = entries.filter((entry) => !confirmed.has(entry.key) && entry.delivery !== 'discarded');
  let known: ReadonlyMap<string, Bubble> | null = null;
  const merged: Bubble[] = [];
  const knownAs = (id: string) => {
    const there = before[merged.length];
    // Most stand where they stood.
    return there?.id === id ? there : (known ??= new Map(before.map((bubble) => [bubble.id, bubble]))).get(id);
  };
  const keep = (bubble: Bubble) => {
    const old = knownAs(bubble.id);
    merged.push(old !== undefined && saysTheSame(old, bubble) ? old : bubble);
  };
  const keepMessage = (message: Message) => {
    const old = knownAs(idOf(message));
    if (old !== undefined && isStill(old, message, arrived)) merged.push(old);
    else keep(ofMessage(message, arrived, resendOf(message, messages, pending)));
  };
  const failed = pending.filter((entry) => entry.delivery === 'failed');
  let next = 0;
  for (const message of messages) {
    for (let entry = failed[next]; entry !== undefined && entry.afterPosition < message.position; entry = failed[++next]) {
      keep(ofEntry(entry, outlookOf));
    }
    keepMessage(message);
  }
  const placed = new Set(failed.slice(0, next));
  for (const entry of pending) if (!placed.has(entry)) keep(ofEntry(entry, outlookOf));
  return merged.length === before.length && merged.every((bubble, i) => bubble === before[i]) ? before : merged;
}

function idOf({ direction, id, key }: Message): string {
  return (direction === 'out' ? key : null) ?? id;
}

/** Whether a bubble says what this message does. Of one that is blocked more is said than it says itself. */
function isStill(old: Bubble, message: Message, arrived: ArrivedOnes): boolean {
  const { direction, receipt } = message;
  if (direction === 'out' && receipt === 'blocked') return false;
  const key = direction === 'out' ? message.key : null;
  const known = arrived.get(key ?? '');
  return (
    old.delivery === (direction === 'in' ? 'delivered' : receipt) &&
    old.attempts === (known?.attempts ?? 1) &&
    old.history === (known?.history ?? noHistory) &&
    old.at === message.at &&
    old.text === message.text &&
    old.kind === message.kind &&
    old.direction === direction &&
    old.key === key &&
    old.failure === null &&
    old.retry === null &&
    old.resumes === null &&
    old.hold === null &&
    old.sendingSince === null &&
    old.holdsUp === 0 &&
    !old.asks &&
    !old.yields
  );
}

function ofMessage(message: Message, arrived: ArrivedOnes, retry: Eligibility | null): Bubble {
  const key = message.direction === 'out' ? message.key : null;
  const known = arrived.get(key ?? '');
  const isBlocked = message.direction === 'out' && message.receipt === 'blocked';
  return {
    ...noOutlook,
    id: idOf(message),
    key,
    direction: message.direction,
    kind: message.kind,
    text: message.text,
    at: message.at,
    delivery: message.direction === 'in' ? 'delivered' : message.receipt,
    failure: isBlocked ? blockedFailure(message.note ?? '') : null,
    attempts: known?.attempts ?? 1,
    retry,
    hold: null,
    sendingSince: null,
    history: known?.history ?? noHistory,
  };
}

function ofEntry(entry: OutboxEntry, outlookOf: (entry: OutboxEntry) => Outlook): Bubble {
  return {
    id: entry.key,
    key: entry.key,
    direction: 'out',
    kind: 'text',
    text: entry.text,
    at: entry.createdAt,
    delivery: entry.delivery,
    failure: entry.delivery === 'sending' ? null : entry.failure,
    attempts: entry.priorAttempts + departures(entry),
    hold: entry.hold,
    sendingSince: entry.delivery === 'sending' || entry.delivery === 'unconfirmed' ? entry.sendingSince : null,
    history: entry.attempts,
    ...outlookOf(entry),
  };
}

function saysTheSame(a: Bubble, b: Bubble): boolean {
  return (
    a.delivery === b.delivery &&
    a.attempts === b.attempts &&
    a.at === b.at &&
    a.text === b.text &&
    a.kind === b.kind &&
    a.direction === b.direction &&
    a.key === b.key &&
    a.holdsUp === b.holdsUp &&
    a.hold === b.hold &&
    a.sendingSince === b.sendingSince &&
    a.asks === b.asks &&
    a.yields === b.yields &&
    a.history === b.history &&
    sameVerdict(a.failure, b.failure) &&
    sameVerdict(a.retry, b.retry) &&
    sameVerdict(a.resumes, b.resumes)
  );
}

/** Verdicts and failures are plain. */
function sameVerdict(a: object | null, b: object | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
