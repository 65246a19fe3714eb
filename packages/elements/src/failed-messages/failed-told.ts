import type { Bubble } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import { troubleOf } from '../message-bubble/trouble.ts';
import type { Words } from '../words/words.ts';

/** Why a message has not arrived, and what to do about it, in two lines. */
interface FailedTold {
  readonly cause: string;
  /** The platform's own code, or ''. */
  readonly code: string;
  readonly hint: string;
}

export function failedTold(bubble: Bubble, now: number, words: Words, format: Format): FailedTold {
  const { failure, hold } = bubble;
  const code = failure?.code ?? '';
  const trouble = troubleOf(bubble, now, words, format);
  if (trouble === null) {
    const cause = failure?.cause ?? 'network';
    return hold === null
      ? { cause: words.waiting[cause], code: '', hint: words.waitingNext[cause] || words.hint[cause] }
      : { cause: words.hold[hold], code: '', hint: '' };
  }
  const { state, cause, hint, found, stays } = trouble;
  if (hint === '' && stays === '') return { cause: state, code: '', hint: cause };
  const isPlain = bubble.delivery !== 'failed' && bubble.delivery !== 'blocked';
  return { cause: isPlain ? `${state} · ${cause}` : cause, code: trouble.codes.length > 0 ? code : '', hint: [found, bubble.asks ? stays : '', hint].filter((said) => said !== '').join(' · ') };
}
