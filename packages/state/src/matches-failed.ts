import { mayGoNow } from '@cs-inbox/core';
import type { FailedChoice } from './failed-choice.ts';
import type { FailedMessage } from './failed-message.ts';
import { groupOf } from './group-of.ts';
import { searchFold } from './search-fold.ts';

/** Longest text that is searched for, UTF-16 code units. */
const QUERY_MAX = 100;

/**
 * Whether a failed message is among those that are chosen. Each word of the text has to be somewhere in it.
 * @param folded what is searched of each, kept for the next question
 */
export function matchesFailed(message: FailedMessage, choice: FailedChoice, now: number, folded = new WeakMap<FailedMessage, string>()): boolean {
  const { bubble, store, storeId } = message;
  const { failure, retry } = bubble;
  const is = <Value>(wanted: Value | null, value: Value) => wanted === null || wanted === value;
  return (
    is(choice.storeId, storeId) &&
    is(choice.platform, store?.platform ?? null) &&
    is(choice.cause, failure?.cause ?? null) &&
    is(choice.class, failure?.class ?? 'unknown') &&
    (choice.ageMs === null || now - bubble.at <= choice.ageMs) &&
    is(choice.attempts, Math.max(1, Math.min(3, bubble.attempts))) &&
    is(choice.eligible, retry !== null && mayGoNow(retry, now)) &&
    is(choice.group, choice.group === null ? null : groupOf(message, now)) &&
    (choice.text === '' || finds(message, choice.text, folded))
  );
}

function finds(message: FailedMessage, text: string, folded: WeakMap<FailedMessage, string>): boolean {
  const said = folded.get(message) ?? foldOf(message);
  folded.set(message, said);
  return searchFold(text.slice(0, QUERY_MAX)).split(' ').every((term) => said.includes(term));
}

function foldOf({ bubble: { failure, history, text }, buyerName, store }: FailedMessage): string {
  const codes = [failure, ...history].flatMap((told) => (told === null ? [] : [told.code, told.requestId]));
  // A break between two keeps one from running into the next.
  return [text, buyerName, store?.name ?? '', ...codes].map(searchFold).join('\n');
}
