import type { AccountId, Parsed } from '@cs-inbox/protocol';
import { isAccount } from './expected.ts';
import type { HttpAnswer } from './http-answer.ts';

/** An answer that fitted the protocol, or a short code that says what came instead: `rejected`, `http-504`, `other-account` … */
export type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** Judges the answer to a question: only 200, JSON, its schema and the right account are believed. */
export function readAnswer<T extends { readonly account: AccountId }>(
  answer: HttpAnswer,
  account: AccountId | null,
  parseBody: (body: string) => Parsed<T>,
): Answered<T> {
  if (answer.type !== 'answered') return { ok: false, why: answer.why };
  if (answer.status !== 200) return { ok: false, why: `http-${answer.status}` };
  if (answer.mediaType !== 'application/json') return { ok: false, why: 'not-json' };
  const parsed = parseBody(answer.body);
  if (!parsed.ok) return { ok: false, why: 'malformed-reply' };
  return isAccount(parsed.value.account, account) ? parsed : { ok: false, why: 'other-account' };
}
