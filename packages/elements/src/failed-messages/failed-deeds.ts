import type { FailedMessage, Inbox, ResendResult, RetryResult } from '@cs-inbox/state';
import { engineVerbs } from '../context/engine-verbs.ts';
import { askLogin } from '../events/ask-login.ts';
import { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { requestRetry } from '../retry-dialog/request-retry.ts';
import type { FailedDeed } from './failed-menu.ts';
import type { PlaceController } from './place-controller.ts';

/** What a deed about a failed message is done with. */
interface FailedWorld {
  readonly host: EventTarget;
  readonly inbox: Inbox;
  readonly place: PlaceController;
  /** What became of sending it again; null where the host forbade it. */
  readonly answered: (result: RetryResult | ResendResult | null) => void;
}

/** Does what a person wants of one message, but for what opens something in the centre itself. @returns whether it was such a deed */
export function doFailed(deed: FailedDeed, message: FailedMessage, { host, inbox, place, answered }: FailedWorld): boolean {
  const { bubble, conversationId, store } = message;
  const { key } = bubble;
  if (deed === 'open') place.jump(inbox, message);
  if (deed === 'restart') host.dispatchEvent(new PanelDeedEvent('restart'));
  if (deed === 'resume') inbox.pause(message.storeId, false);
  if (deed === 'log-in' && store !== null) askLogin(host, store);
  if (key === null) return false;
  switch (deed) {
    case 'edit':
    case 'take-back':
      place.write(inbox, message);
      engineVerbs[deed](inbox, conversationId, key);
      host.dispatchEvent(new PanelDeedEvent('write'));
      return true;
    case 'send-again':
      answered(requestRetry(host, inbox, { conversationId, key, storeId: message.storeId, verb: 'sendAgain' }));
      return true;
    case 'check':
    case 'send-anyway':
    case 'withdraw':
    case 'stop-waiting':
    case 'discard':
      engineVerbs[deed](inbox, conversationId, key);
      return true;
    default:
      return deed === 'open' || deed === 'restart' || deed === 'resume' || deed === 'log-in';
  }
}
