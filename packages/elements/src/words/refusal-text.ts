import type { SendRefusal } from '@cs-inbox/core';
import type { Words } from './words.ts';

/** Why a text was not taken, in words. */
export function refusalText(refusal: SendRefusal, { refusal: say }: Words): string {
  switch (refusal.why) {
    case 'too-long':
      return say['too-long'](refusal);
    case 'outbox-full':
      return say['outbox-full'](refusal);
    case 'starting':
      return say.starting(refusal);
    case 'empty':
      return say.empty(refusal);
    case 'no-such-conversation':
      return say['no-such-conversation'](refusal);
    case 'other-account':
      return say['other-account'](refusal);
  }
}
