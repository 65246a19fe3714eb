import { CsConversationOpenEvent } from '../events/cs-conversation-open.ts';
import { CsFailedChangeEvent } from '../events/cs-failed-change.ts';
import { CsUnreadChangeEvent } from '../events/cs-unread-change.ts';

const origin = 'here';

/** The facts that a host keeps showing: each is told when it differs from what was told last, by whichever engine. */
export class ToldFacts {
  #unread = 0;
  #failed = 0;
  #conversationId: string | null = null;

  unread(host: EventTarget, unread: number): void {
    if (unread === this.#unread) return;
    this.#unread = unread;
    host.dispatchEvent(new CsUnreadChangeEvent({ unread, origin }));
  }

  failed(host: EventTarget, failed: number): void {
    if (failed === this.#failed) return;
    this.#failed = failed;
    host.dispatchEvent(new CsFailedChangeEvent({ failed, origin }));
  }

  open(host: EventTarget, conversationId: string | null, storeId: string | null): void {
    if (conversationId === this.#conversationId) return;
    this.#conversationId = conversationId;
    host.dispatchEvent(new CsConversationOpenEvent({ conversationId, storeId, origin }));
  }

  /** No engine any more: nothing is unread, failed or open. */
  nothing(host: EventTarget): void {
    this.unread(host, 0);
    this.failed(host, 0);
    this.open(host, null, null);
  }
}
