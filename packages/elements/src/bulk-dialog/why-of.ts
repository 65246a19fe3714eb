import type { Bubble } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import { whyOnItsWay } from '../retry-dialog/why-on-its-way.ts';
import { whyRefused } from '../retry-dialog/why-refused.ts';
import type { RetryWords } from '../words/retry-words.ts';
import type { Words } from '../words/words.ts';
import type { BulkRow } from './bulk-row.ts';

/** Why a message does not go, or why it has failed again. `bubble` is the message as it is by now, where it has not arrived. */
export function whyOf({ progress, result }: Pick<BulkRow, 'progress' | 'result'>, bubble: Bubble | null, now: number, words: Words, say: RetryWords['bulk'], format: Format): string {
  if (progress === 'stopped') return say.stopped;
  if (progress === 'failed') return whyFailed(bubble, words);
  if (result === null) return say.forbidden;
  if (result.ok) return '';
  if (result.why === 'not-failed' && bubble !== null) return whyOnItsWay(bubble, words);
  const counts = result.why === 'not-eligible' && result.eligibility.verdict === 'may';
  const why = whyRefused(result, now, words, format);
  return why === '' ? words.retryReady : counts ? say.early : why;
}

function whyFailed(bubble: Bubble | null, words: Words): string {
  const failure = bubble?.failure ?? null;
  if (failure === null) return words.delivery[bubble?.delivery ?? 'failed'];
  return failure.words.length === 0 ? words.cause[failure.cause] : `${words.cause[failure.cause]} · ${words.wordsFound(failure.words)}`;
}
