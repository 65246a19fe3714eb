import { type Bubble, causes } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import type { Words } from '../words/words.ts';

/** What the strip of a message says: state and cause, then the deed, then what a technician asks for. */
export interface Trouble {
  readonly state: string;
  readonly cause: string;
  readonly hint: string;
  readonly found: string;
  /** That nothing sends it by itself any more, where something did; or ''. */
  readonly stays: string;
  readonly codes: readonly string[];
}

/** null where the message needs no strip. */
export function troubleOf(bubble: Bubble, words: Words): Trouble | null {
  const { delivery, failure } = bubble;
  if (bubble.direction === 'in') return null;
  if (delivery !== 'unconfirmed' && delivery !== 'failed' && delivery !== 'blocked') return null;
  const cause = failure?.cause ?? (delivery === 'unconfirmed' ? 'network' : delivery === 'blocked' ? 'content' : 'unknown');
  const said = delivery === 'blocked' ? (failure?.detail || words.blockedCause) : words.cause[cause];
  const codes = delivery === 'unconfirmed' || failure === null ? [] : codesOf(failure.code, failure.requestId, words);
  return {
    state: words.delivery[delivery],
    cause: said,
    // Once something newer has arrived, no deed brings it there.
    hint: words.hint[bubble.retry?.verdict === 'never' && bubble.retry.why === 'newer' ? 'recipient' : cause],
    found: failure === null || failure.words.length === 0 ? '' : words.wordsFound(failure.words),
    stays: delivery === 'failed' && wouldHeal(bubble, cause) ? words.staysUntilRetry : '',
    codes,
  };
}

function wouldHeal({ retry, resumes }: Bubble, cause: FailureCause): boolean {
  return causes[cause].heals !== 'nothing' && resumes === null && retry !== null && retry.verdict !== 'never';
}

function codesOf(code: string, requestId: string, words: Words): readonly string[] {
  const codes: string[] = [];
  if (code !== '') codes.push(words.code(code));
  if (requestId !== '') codes.push(words.requestId(requestId));
  return codes;
}
