import { type Bubble, causes } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { isAskedAbout, resumption, slownessOf } from './next-step.ts';

/** What the strip of a message says: state and cause, then the deed, then what a technician asks for. */
export interface Trouble {
  readonly state: string;
  readonly cause: string;
  readonly hint: string;
  readonly found: string;
  /** What becomes of it by itself, or that nothing sends it by itself any more, where something did; or ''. */
  readonly stays: string;
  readonly codes: readonly string[];
}

/** null where the message needs no strip. */
export function troubleOf(bubble: Bubble, now: number, words: Words, format: Format): Trouble | null {
  const { delivery, failure, hold } = bubble;
  if (bubble.direction === 'in') return null;
  if (isAskedAbout(bubble)) return plain(words.hold[hold ?? 'stale'], hold === 'answered' ? words.holdAsks.answered : words.holdAsks.stale(format.time(bubble.at)));
  const slowness = slownessOf(bubble, now);
  if (delivery === 'sending' && slowness === 'alarm') return plain(words.overdueSending, words.slow);
  if (bubble.asks) return plain(words.delivery.unconfirmed, words.nobodyKnows, words.lookThere, bubble.retry?.verdict === 'never' ? '' : words.mayDouble);
  if (delivery !== 'unconfirmed' && delivery !== 'failed' && delivery !== 'blocked') return null;
  const cause = failure?.cause ?? (delivery === 'unconfirmed' ? 'network' : delivery === 'blocked' ? 'content' : 'unknown');
  const said = delivery === 'blocked' ? (failure?.detail || words.blockedCause) : words.cause[cause];
  const unsure = delivery === 'unconfirmed';
  const codes = failure === null || (unsure && cause === 'network') ? [] : codesOf(failure.code, failure.requestId, words);
  // What is only true of a refusal is not said while nobody knows whether it is one.
  const hinted = unsure && causes[cause].retry === 'no' ? 'unknown' : cause;
  const late = slowness === 'alarm' ? words.overdueSending : slowness === 'hint' ? words.slow : '';
  return {
    state: words.delivery[delivery],
    cause: said,
    // Once something newer has arrived, no deed brings it there.
    hint: words.hint[bubble.retry?.verdict === 'never' && bubble.retry.why === 'newer' ? 'recipient' : hinted],
    found: failure === null || failure.words.length === 0 ? '' : words.wordsFound(failure.words),
    stays: delivery !== 'failed' ? late : bubble.resumes?.on === 'morning' ? resumption(bubble, now, words, format) : wouldHeal(bubble, cause) ? words.staysUntilRetry : '',
    codes,
  };
}

function plain(state: string, cause: string, hint = '', stays = ''): Trouble {
  return { state, cause, hint, found: '', stays, codes: [] };
}

function wouldHeal({ hold, retry, resumes }: Bubble, cause: FailureCause): boolean {
  return hold === null && causes[cause].heals !== 'nothing' && resumes === null && retry !== null && retry.verdict !== 'never';
}

function codesOf(code: string, requestId: string, words: Words): readonly string[] {
  const codes: string[] = [];
  if (code !== '') codes.push(words.code(code));
  if (requestId !== '') codes.push(words.requestId(requestId));
  return codes;
}
