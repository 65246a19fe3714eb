import type { Bubble } from '@cs-inbox/core';
import type { ConversationId } from '@cs-inbox/protocol';
import { instant } from '../export/instant.ts';
import { attemptNumbers } from '../message-bubble/attempt-numbers.ts';

/** The history as technical support reads it: the same in every language, with times in UTC, and without the text of the message. */
export function supportText(bubble: Bubble, conversationId: ConversationId | null): string {
  const { attempts, delivery, failure, history, key } = bubble;
  const numbers = attemptNumbers(bubble);
  const facts = [
    ['message', key ?? bubble.id],
    ['conversation', conversationId ?? ''],
    ['state', delivery],
    ['cause', failure?.cause ?? ''],
    ['departures', String(attempts)],
  ];
  const lines = history.map(({ departedAt, endedAt, trigger, by, reason, outcome, cause, code, requestId }, i) =>
    [
      numbers[i] === null ? '-' : `#${numbers[i]}`,
      instant(departedAt),
      endedAt === null ? '' : `${endedAt - departedAt} ms`,
      trigger,
      by && `by ${by}`,
      outcome ?? 'on its way',
      cause ?? '',
      code && `code ${code}`,
      requestId && `request ${requestId}`,
      reason && `reason: ${reason.replaceAll(/\s+/gu, ' ')}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  );
  return [...facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`), ...lines].join('\n');
}
