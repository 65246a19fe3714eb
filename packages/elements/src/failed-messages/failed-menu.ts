import { type Bubble, mayGoNow } from '@cs-inbox/core';
import type { MessageDeed } from '../events/message-deed-event.ts';
import type { Format } from '../format/format.ts';
import { menuItems } from '../message-bubble/message-menu.ts';
import { isAskedAbout } from '../message-bubble/next-step.ts';
import { whyNot } from '../retry-dialog/why-not.ts';
import { whyOnItsWay } from '../retry-dialog/why-on-its-way.ts';
import type { Words } from '../words/words.ts';

/** What can be chosen of a row. */
export type FailedDeed = MessageDeed | 'copy' | 'history' | 'open';

interface FailedMenuItem {
  readonly deed: FailedDeed;
  readonly words: string;
  /** Why it cannot be chosen, or ''. */
  readonly why: string;
  /** What choosing it leads to, or ''. */
  readonly leadsTo: string;
  /** The key that does the same, or ''. */
  readonly key: string;
}

const keys: Partial<Record<FailedDeed, string>> = { 'ask-retry': 'R', edit: 'E', 'take-back': 'E', open: 'Enter' };

/** Retry first: where it cannot be chosen it stays, with the reason. */
export function failedMenu(bubble: Bubble, now: number, words: Words, format: Format): readonly FailedMenuItem[] {
  const item = (deed: FailedDeed, said: string, why = '', leadsTo = ''): FailedMenuItem => ({ deed, words: said, why, leadsTo, key: keys[deed] ?? '' });
  const { centre } = words;
  const { retry } = bubble;
  const whyNone = () => (retry !== null && !mayGoNow(retry, now) ? whyNot(retry, now, words, format) : whyOnItsWay(bubble, words));
  const known = menuItems(bubble, now, words, format).map(({ deed, words: said, why, leadsTo }) => item(deed, said, why, leadsTo));
  const of = (...deeds: readonly FailedDeed[]) => known.filter(({ deed }) => deeds.includes(deed));
  const mayEdit = bubble.delivery === 'failed' || bubble.delivery === 'blocked';
  return [
    ...(of('ask-retry').length > 0 ? of('ask-retry') : [item('ask-retry', words.retry, whyNone())]),
    ...(bubble.delivery === 'unconfirmed' && !bubble.asks ? [item('check', words.checkNow)] : []),
    ...(bubble.asks ? [item('send-again', words.sendAgain, '', words.mayDouble)] : []),
    ...(isAskedAbout(bubble) ? [item('send-anyway', words.sendHeld)] : []),
    ...(mayEdit && bubble.key !== null ? [item('edit', centre.editResend)] : of('take-back')),
    item('copy', centre.copyText),
    ...(bubble.history.length > 0 ? [item('history', centre.retryHistory(bubble.history.length))] : []),
    item('open', centre.openConversation),
    ...of('stop-waiting', 'withdraw', 'discard'),
  ];
}

/** What a key chooses of that menu; undefined where there is none. */
export function keyedItem(wish: string, bubble: Bubble, { words, format, now }: { readonly words: Words; readonly format: Format; readonly now: number }): FailedMenuItem | undefined {
  const key = { retry: 'R', edit: 'E', open: 'Enter' }[wish];
  return failedMenu(bubble, now, words, format).find((item) => item.key === key);
}
