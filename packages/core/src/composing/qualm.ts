import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import type { Delivery } from '../delivery/ladder.ts';
import type { Bubble } from '../timeline/bubble.ts';
import { openPlaces } from './fill-reply.ts';
import { nearSame } from './near-same.ts';

/** Something that a person is asked about before a text goes: it may well be meant. */
export type Qualm =
  /** Places of a quick reply that are open yet. */
  | { readonly type: 'open'; readonly places: readonly string[] }
  /** Nearly the same went to this buyer, at this time (ms since the epoch). */
  | { readonly type: 'same'; readonly at: number }
  /** The same went to so many other buyers. */
  | { readonly type: 'many'; readonly count: number };

/** A text that went to a buyer from here. */
export interface SentText {
  readonly conversationId: ConversationId;
  readonly text: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** How long a text is remembered, ms, and how many texts are. */
const WITHIN_MS = 600_000;
const TEXTS_MAX = 100;
/** From this many other buyers on the same text is asked about, if it is this long; a "thank you" goes to everybody. */
const BUYERS_MAX = 5;
const LENGTH_MIN = 16;

/** What has not reached the buyer, and will not by itself. */
const away: ReadonlySet<Delivery> = new Set(['failed', 'blocked', 'discarded']);

/** @param replaces key of the message whose place the text takes, or null */
export function qualmsOf(
  { conversationId, text }: Omit<SentText, 'at'>,
  { bubbles, recent, replaces, now }: { readonly bubbles: readonly Bubble[]; readonly recent: readonly SentText[]; readonly replaces: MessageKey | null; readonly now: number },
): readonly Qualm[] {
  const since = now - WITHIN_MS;
  const qualms: Qualm[] = [];
  const places = openPlaces(text);
  if (places.length > 0) qualms.push({ type: 'open', places });
  const same = bubbles.findLast(
    ({ at, delivery, direction, key, text: said }) => direction === 'out' && at >= since && key !== replaces && !away.has(delivery) && nearSame(said, text),
  );
  if (same !== undefined) qualms.push({ type: 'same', at: same.at });
  const others = new Set(recent.filter((sent) => sent.at >= since && sent.text === text).map((sent) => sent.conversationId));
  others.delete(conversationId);
  if (text.length >= LENGTH_MIN && others.size >= BUYERS_MAX) qualms.push({ type: 'many', count: others.size });
  return qualms;
}

/** What is remembered once a text has gone. Of one that was asked about for its many buyers the count begins anew. */
export function remembered(recent: readonly SentText[], sent: SentText, asked: readonly Qualm[]): readonly SentText[] {
  const isMany = asked.some(({ type }) => type === 'many');
  const kept = recent.filter(({ at, text }) => at >= sent.at - WITHIN_MS && !(isMany && text === sent.text));
  return [...kept, sent].slice(-TEXTS_MAX);
}
