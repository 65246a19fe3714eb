import type { Bubble } from '@cs-inbox/core';
import type { MessageDeed } from '../events/message-deed-event.ts';
import type { Format } from '../format/format.ts';
import { nextStepOf, resumption } from '../message-bubble/next-step.ts';
import { whyNot } from '../retry-dialog/why-not.ts';
import type { Words } from '../words/words.ts';

/** What comes next for a message: that it is ready, a countdown, which condition fails, or something to press. */
interface FailedNext {
  readonly tone: 'ready' | 'counts' | 'plain';
  readonly words: string;
  /** What pressing it does; null where there is nothing to press. */
  readonly deed: MessageDeed | null;
}

export function failedNext(bubble: Bubble, now: number, words: Words, format: Format): FailedNext {
  const step = nextStepOf(bubble, now, words, format);
  const plain = (said: string): FailedNext => ({ tone: 'plain', words: said, deed: null });
  const press = (said: string, deed: MessageDeed): FailedNext => ({ tone: 'plain', words: said, deed });
  switch (step?.kind) {
    case undefined:
      if (bubble.hold === 'paused') return press(words.resume, 'resume');
      if (bubble.failure?.cause === 'login') return press(words.logIn, 'log-in');
      return plain(resumption(bubble, now, words, format) || words.waitingNext[bubble.failure?.cause ?? 'network'] || words.waiting[bubble.failure?.cause ?? 'network']);
    case 'by-itself':
      return { tone: 'counts', words: step.words, deed: null };
    case 'retry':
      return step.wait === '' ? { tone: 'ready', words: words.centre.ready, deed: null } : { tone: 'counts', words: step.wait, deed: null };
    case 'no-retry':
      return plain(step.why);
    case 'copy':
      return plain(step.why || (bubble.retry === null ? '' : whyNot(bubble.retry, now, words, format)) || words.notEligible.cause);
    case 'check':
      return press(words.checkNow, 'check');
    case 'log-in':
      return press(words.logIn, 'log-in');
    case 'edit':
      return press(words.edit, 'edit');
    case 'send-anyway':
      return press(words.sendHeld, 'send-anyway');
    case 'send-again':
      return press(words.sendAgain, 'send-again');
    case 'restart':
      return press(words.restartPanel, 'restart');
  }
}
