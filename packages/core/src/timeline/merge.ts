import type { Message, MessageKey } from '@cs-inbox/protocol';
import { blockedFailure } from '../failure/failure.ts';
import type { ArrivedOnes } from '../outbox/arrived.ts';
import { departures, type OutboxEntry } from '../outbox/outbox-entry.ts';
import type { Outlook } from '../outbox/outlook.ts';
import type { Eligibility } from '../retry/eligibility.ts';
import { resendOf } from '../outbox/resend.ts';
import type { Bubble } from './bubble.ts';
import type { Timeline } from './timeline.ts';

const noOutlook: Outlook = { retry: null, resumes: null, holdsUp: 0, asks: false, yields: false };

const noHistory: Bubble['history'] = [];

const noTimeline: Timeline = { bubbles: [], messages: [], confirmed: [], arrived: new Map(), hasBlocked: false, keys: new Set(), pending: [], places: [] };

/**
 * One thread out of what the backend confirmed and what is still on its way.
 * Confirmed messages stand by position; what is on its way stands below them in
 * the order of the clicks; what failed keeps the place where it was sent.
 * Bubbles that say the same as before are the same objects, and only what has changed is looked at.
 * @param before the last result for this conversation
 * @param outlookOf what may become of an entry
 * @param arrived how what has arrived had left, by key; once where it says nothing
 */
export function mergeTimeline(
  messages: readonly Message[],
  entries: readonly OutboxEntry[],
  before: Timeline = noTimeline,
  outlookOf: (entry: OutboxEntry) => Outlook = () => noOutlook,
  arrived: ArrivedOnes = before.arrived,
): Timeline {
  // What may become of a blocked one hangs on what follows it: then everything is looked at.
  const isKnown = before.arrived === arrived && !before.hasBlocked;
  const span = isKnown ? spanOf(before.messages, messages) : { start: 0, oldEnd: before.messages.length, newEnd: messages.length };
  const fresh = messages.slice(span.start, span.newEnd);
  const keys = ownKeys(before, span, fresh, messages);
  const open = entries.filter((entry) => !keys.has(entry.key) && entry.delivery !== 'discarded');
  const known = new Map([...before.pending, ...before.confirmed.slice(span.start, span.oldEnd)].map((bubble) => [bubble.id, bubble]));
  const changed = fresh.map((message) => {
    const bubble = ofMessage(message, arrived, resendOf(message, messages, open));
    return kept(known.get(bubble.id), bubble);
  });
  const confirmed = replaced(before.confirmed, span, changed);
  const pending = open.map((entry) => entryBubble(entry, outlookOf, known.get(entry.key)));
  const places = placesOf(open, messages);
  const isSame = confirmed === before.confirmed && sameItems(pending, before.pending) && sameItems(places, before.places);
  const hasBlocked = fresh.some(({ receipt }) => receipt === 'blocked');
  const bubbles = isSame ? before.bubbles : woven(confirmed, pending, places);
  return { bubbles, messages, confirmed, arrived, hasBlocked, keys, pending, places };
}

/** What is still on its way or has failed. @param old what it was, to be kept where it says the same */
export function entryBubble(entry: OutboxEntry, outlookOf: (entry: OutboxEntry) => Outlook, old: Bubble | undefined): Bubble {
  return kept(old, ofEntry(entry, outlookOf));
}

function kept(old: Bubble | undefined, bubble: Bubble): Bubble {
  return old !== undefined && saysTheSame(old, bubble) ? old : bubble;
}

interface Span {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** What differs: all but what both begin and end with. */
function spanOf(old: readonly Message[], now: readonly Message[]): Span {
  const shorter = Math.min(old.length, now.length);
  let start = old === now ? shorter : 0;
  while (start < shorter && old[start] === now[start]) start++;
  let tail = 0;
  while (tail < shorter - start && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { start, oldEnd: old.length - tail, newEnd: now.length - tail };
}

/** Keys of the own messages that the backend has: looked for among all of them once, and from then on among those that have changed. */
function ownKeys(before: Timeline, { start, oldEnd }: Span, fresh: readonly Message[], messages: readonly Message[]): ReadonlySet<MessageKey> {
  const come = new Set(fresh.flatMap(keyOf));
  const gone = before.messages.slice(start, oldEnd).flatMap(keyOf);
  if (gone.some((key) => !come.has(key))) return new Set(messages.flatMap(keyOf));
  return [...come].every((key) => before.keys.has(key)) ? before.keys : new Set([...before.keys, ...come]);
}

const keyOf = ({ direction, key }: Message): readonly MessageKey[] => (direction === 'out' && key !== null ? [key] : []);

function replaced(old: readonly Bubble[], { start, oldEnd }: Span, changed: readonly Bubble[]): readonly Bubble[] {
  const isSame = changed.length === oldEnd - start && changed.every((bubble, i) => bubble === old[start + i]);
  return isSame ? old : old.slice(0, start).concat(changed, old.slice(oldEnd));
}

/** In front of how many of the messages each entry stands: what failed where it was sent, everything else behind all of them. */
function placesOf(open: readonly OutboxEntry[], messages: readonly Message[]): readonly number[] {
  let place = 0;
  return open.map(({ afterPosition, delivery }) => {
    if (delivery !== 'failed') return messages.length;
    return (place = Math.max(place, firstBehind(messages, afterPosition)));
  });
}

function firstBehind(messages: readonly Message[], position: number): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.position ?? Infinity) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function woven(confirmed: readonly Bubble[], pending: readonly Bubble[], places: readonly number[]): readonly Bubble[] {
  if (pending.length === 0) return confirmed;
  const end = confirmed.length;
  const parts: (readonly Bubble[])[] = [];
  let from = 0;
  for (const [i, bubble] of pending.entries()) {
    const place = places[i] ?? end;
    if (place === end) continue;
    parts.push(confirmed.slice(from, place), [bubble]);
    from = place;
  }
  const last = pending.filter((_, i) => places[i] === end);
  return (parts[0] ?? []).concat(...parts.slice(1), confirmed.slice(from), last);
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function ofMessage(message: Message, arrived: ArrivedOnes, retry: Eligibility | null): Bubble {
  const key = message.direction === 'out' ? message.key : null;
  const known = arrived.get(key ?? '');
  const isBlocked = message.direction === 'out' && message.receipt === 'blocked';
  // Field by field, and with an attachment only where there is one: of long histories thousands are made at once.
  const bubble: Bubble = {
    id: key ?? message.id,
    key,
    direction: message.direction,
    kind: message.kind,
    text: message.text,
    at: message.at,
    delivery: message.direction === 'in' ? 'delivered' : message.receipt,
    failure: isBlocked ? blockedFailure(message.note ?? '') : null,
    attempts: known?.attempts ?? 1,
    retry,
    resumes: null,
    holdsUp: 0,
    hold: null,
    sendingSince: null,
    asks: false,
    yields: false,
    history: known?.history ?? noHistory,
  };
  return message.attachment ? { ...bubble, attachment: message.attachment } : bubble;
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
    sameVerdict(a.attachment ?? null, b.attachment ?? null) &&
    sameVerdict(a.failure, b.failure) &&
    sameVerdict(a.retry, b.retry) &&
    sameVerdict(a.resumes, b.resumes)
  );
}

/** Verdicts, failures and attachments are plain. */
function sameVerdict(a: object | null, b: object | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
