import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Inbox } from '@cs-inbox/state';
import { atom } from 'nanostores';
import { EngineElement } from '../inbox/engine-element.ts';
import type { Lent } from '../inbox/lent.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { accountStyles } from './account.styles.ts';

/**
 * One engine for several tags of a page: a bar in the page's header, an inbox elsewhere. It has no box of its own, and
 * every tag inside it, however deep, shows its inbox. What happens is told here, once.
 *
 * @tag cs-account
 * @summary One inbox that several tags of a page show.
 * @fires {CsReadyEvent} cs-ready - the disk has been read and what is known is on the screen
 * @fires {CsMessageSentEvent} cs-message-sent - the backend has confirmed a message
 * @fires {CsMessageUnconfirmedEvent} cs-message-unconfirmed - nobody knows yet whether the backend has a message
 * @fires {CsMessageFailedEvent} cs-message-failed - the backend has refused a message
 * @fires {CsConversationOpenEvent} cs-conversation-open - another conversation is open
 * @fires {CsConnectionChangeEvent} cs-connection-change - the way to the backend has changed
 * @fires {CsSyncChangeEvent} cs-sync-change - how far the list is up to date, or what is done about it, has changed
 * @fires {CsUnreadChangeEvent} cs-unread-change - the number of unread messages has changed
 * @fires {CsFailedChangeEvent} cs-failed-change - the number of failed messages has changed
 * @fires {CsInvariantEvent} cs-invariant - something has happened that must never happen
 * @attr lang - language of the words in it, as a BCP 47 tag; left out, that of the nearest element around it that has one
 * @slot - the part of the page in which the tags stand
 * @csspart notice - what is said before it where no inbox can be opened
 */
export class CsAccount extends EngineElement {
  static override styles = [...sharedStyles, accountStyles];

  /** @internal What the inboxes in it show. */
  readonly $lent = atom<Lent>({ inbox: null, view: this.view, words: null, translations: null, account: null, operatorName: '', restart: () => this.restart() });

  protected override get place(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#lend();
  }

  protected override show(inbox: Inbox | null): void {
    super.show(inbox);
    this.#lend();
  }

  #lend(): void {
    const { shown: inbox, words, translations, account, operatorName } = this;
    this.$lent.set({ ...this.$lent.get(), inbox, words, translations, account, operatorName });
  }

  protected override render(): TemplateResult {
    return html`${this.shown === null ? this.renderNotice() : nothing}<slot dir=${this.language.dir ?? nothing}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-account': CsAccount;
  }
}
