import type { ResendResult, RetryResult } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import { refusalText } from '../words/refusal-text.ts';
import type { Words } from '../words/words.ts';
import { whyNot } from './why-not.ts';

/** Why another attempt was not taken, or '' where it was, or where the reason is over by now. */
export function whyRefused(result: RetryResult | ResendResult, now: number, words: Words, format: Format): string {
  if (result.ok) return '';
  if (result.why === 'not-failed' || result.why === 'not-blocked') return words.noLongerFailed;
  return result.why === 'not-eligible' ? whyNot(result.eligibility, now, words, format) : refusalText(result, words);
}
