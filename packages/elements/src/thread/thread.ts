import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Bubble } from '@cs-inbox/core';
import type { ConversationId, StoreId } from '@cs-inbox/protocol';
import type { ConversationRow, Inbox, Thread } from '@cs-inbox/state';
import { engineVerbs } from '../context/engine-verbs.ts';
import { FrameController } from '../context/frame-controller.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LateConsumer } from '../context/late-consumer.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { askLogin } from '../events/ask-login.ts';
import type { MessageDeedEvent } from '../events/message-deed-event.ts';
import { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { ThreadLeftEvent } from '../events/thread-left-event.ts';
import { dayLabel } from '../format/day-label.ts';
import { icon } from '../icons/icon.ts';
import { requestRetry } from '../retry-dialog/request-retry.ts';
import { retryVerb } from '../retry-dialog/retry-verb.ts';
import { whyRefused } from '../retry-dialog/why-refused.ts';
import { chipStyles } from '../tokens/chip.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { translationsContext } from '../translation/translations-context.ts';
import { announcement } from './announcement.ts';
import { askingMessage } from './asking-message.ts';
import { freshOf } from './fresh-of.ts';
import { Seeker } from './seeker.ts';
import { SeenWatcher } from './seen-watcher.ts';
import { threadHead } from './thread-head.ts';
import { ThreadScroller } from './thread-scroller.ts';
import { threadStyles } from './thread.styles.ts';

const noStores: ReadonlySet<StoreId> = new Set();

const noThread: Thread = { conversationId: null, bubbles: [], loading: false, hasOlder: false };

/**
 * The open conversation. At the end it follows what comes; elsewhere it keeps its place.
 *
 * @tag cs-thread
 * @summary The messages of the open conversation.
 * @fires {CsBeforeRetryEvent} cs-before-retry - before a failed message is sent again; `preventDefault()` leaves it as it is
 * @fires {CsRetryResultEvent} cs-retry-result - a retry is queued, or not and why
 * @fires {CsReloginEvent} cs-relogin - somebody wants to log in to the store
 * @csspart head - buyer, store and site
 * @csspart pause - the button that pauses sending to the store, or resumes it
 * @csspart log - the scrolling messages
 */
export class CsThread extends LitElement {
  static override styles = [...sharedStyles, chipStyles, threadStyles];

  static override properties = { unseen: { state: true }, atEnd: { state: true }, asked: { state: true }, refused: { state: true } };

  /** @internal Messages of the buyer that came while the end was out of view. */
  declare private unseen: number;
  /** @internal Whether the newest message is in view. */
  declare private atEnd: boolean;

  /** @internal Key of the message of which the dialog asks. */
  declare private asked: string | null;
  /** @internal Why the last retry was not taken, and of which message as it stood then. */
  declare private refused: { readonly bubble: Bubble | undefined; readonly why: string } | null;

  readonly #locale = new LocaleController(this);
  readonly #view = new ViewController(this);
  readonly #inbox = new InboxController(this);
  readonly #translations = new LateConsumer(this, translationsContext);
  readonly #frames = new FrameController(this);
  readonly #selected = this.#inbox.watch<ConversationRow | null>((inbox) => inbox.$selected, null, (row, before) =>
    this.#draw(row?.conversation.id !== before?.conversation.id),
  );
  readonly #thread = this.#inbox.watch((inbox) => inbox.$thread, noThread, (thread, before) => this.#draw(isUrgent(thread, before)));
  readonly #ready = this.#inbox.watch((inbox) => inbox.$ready, false);
  readonly #paused = this.#inbox.watch((inbox) => inbox.$paused, noStores);
  readonly #scroller = new ThreadScroller(this, ({ atEnd, nearStart }) => this.#onMoved(atEnd, nearStart));
  #hadFocus = false;
  #before: Thread = noThread;
  #wasReady = false;
  #announced = '';
  #askedBefore: string | null = null;
  readonly #seeker = new Seeker();

  constructor() {
    super();
    this.unseen = 0;
    this.atEnd = true;
    this.asked = null;
    this.refused = null;
    new SeenWatcher(this, () => this.renderRoot.querySelector('.end'), () => this.#onSeen());
  }

  /** Puts the focus on the messages. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.log')?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#hadFocus = this.shadowRoot?.activeElement?.localName === 'cs-message-bubble';
    this.#follow();
    this.#seek();
    this.#scroller.show(this.#thread.value.bubbles);
  }

  /** Who reads on after the message they were in has gone from the page is still in the messages. */
  protected override updated(): void {
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus({ preventScroll: true });
  }

  #draw(atOnce: boolean): void {
    if (atOnce) this.requestUpdate();
    else this.#frames.ask();
  }

  #follow(): void {
    const thread = this.#thread.value;
    const before = this.#before;
    const { value: ready } = this.#ready;
    this.#wasReady ||= ready;
    // An engine that is built anew shows what waits only when it has read the disk: till then nothing has happened.
    if (thread === before || (this.#wasReady && !ready && thread.conversationId === before.conversationId)) return;
    this.#before = thread;
    if (thread.conversationId !== before.conversationId) {
      this.unseen = 0;
      this.#askedBefore = null;
      this.#announced = '';
      this.asked = null;
      this.#seeker.clear();
      if (this.#view.sought?.conversationId !== thread.conversationId) this.#view.found();
      this.#scroller.clear();
      return;
    }
    const buyer = this.#selected.value?.conversation.buyer.name ?? this.#locale.words.buyer;
    this.#announced = announcement(before.bubbles, thread.bubbles, buyer, this.#locale.words) || this.#announced;
    const fresh = freshOf(before.bubbles, thread.bubbles);
    if (fresh.some((bubble) => bubble.direction === 'out' && bubble.delivery !== 'delivered')) this.#scroller.followEnd();
    else if (!this.#scroller.atEnd) this.unseen += fresh.filter((bubble) => bubble.direction === 'in').length;
  }

  /** Leads to the message that is sought, and stays there while others are loaded around it. */
  #seek(): void {
    const thread = this.#thread.value;
    const { id, isNew, next } = this.#seeker.step(this.#view.sought, thread);
    if (id !== null && (isNew || thread.bubbles !== this.#scroller.window.bubbles)) this.#scroller.seek(id);
    if (id !== null && isNew) void this.updateComplete.then(() => this.#focusOn(id));
    if (next === 'older') this.#inbox.inbox?.loadOlder();
    else if (next === 'over') this.#view.found();
  }

  async #focusOn(id: string): Promise<void> {
    const bubble = [...this.renderRoot.querySelectorAll('cs-message-bubble')].find((one) => one.bubble?.id === id);
    await bubble?.updateComplete;
    bubble?.focus({ preventScroll: true });
  }

  protected override render() {
    const { words, format } = this.#locale;
    const row = this.#selected.value;
    const thread = this.#thread.value;
    if (row === null || thread.conversationId === null) return html`<p class="nothing">${words.nothingOpen}</p>`;
    return html`
      <section aria-label=${words.conversationWith(row.conversation.buyer.name)}>
        ${threadHead(row, { words, format, now: this.#view.now, paused: this.#isPaused }, () => this.#onBack(), () => this.#pause(!this.#isPaused))}
        <div class="pane">
          <div class="log" part="log" role="log" aria-live="off" aria-label=${words.messages} tabindex="0" @keydown=${this.#scroller.onKeyDown}>
            <div class="content" @message-deed=${this.#onDeed} @keydown=${this.#onArrow}>${this.#renderContent(thread)}</div>
          </div>
          ${this.atEnd ? nothing : this.#renderJump()}
        </div>
        <p class="said" role="status">${this.#announced}</p>
        <cs-retry-dialog
          .conversationId=${thread.conversationId}
          .bubble=${this.asked === null ? null : (thread.bubbles.find(({ key }) => key === this.asked) ?? null)}
          .open=${this.asked !== null}
          @retry-dialog-closed=${this.#onDialogClosed}
        ></cs-retry-dialog>
      </section>
    `;
  }

  #renderContent(thread: Thread): TemplateResult {
    const { above, below, from, shown } = this.#scroller.window;
    const count = thread.hasOlder ? -1 : thread.bubbles.length;
    return html`
      ${this.#renderStart(thread)}
      <div class="space" .style=${`block-size:${above}px`}></div>
      <div role="list">
        ${repeat(shown, (bubble) => bubble.id, (bubble, i) => this.#renderItem(bubble, thread.bubbles[from + i - 1], from + i, count))}
      </div>
      <div class="space" .style=${`block-size:${below}px`}></div>
      <div class="end"></div>
    `;
  }

  #renderStart(thread: Thread): TemplateResult | typeof nothing {
    const { words } = this.#locale;
    if (thread.loading) return html`<p class="start">${thread.bubbles.length === 0 ? words.loadingMessages : words.loadingOlder}</p>`;
    return thread.bubbles.length === 0 ? html`<p class="start">${words.noMessages}</p>` : nothing;
  }

  /** What is not in the page counts for a screen reader all the same. */
  #renderItem(bubble: Bubble, above: Bubble | undefined, index: number, count: number): TemplateResult {
    const { words, format } = this.#locale;
    const newDay = above === undefined || format.daysBetween(above.at, bubble.at) !== 0;
    return html`<div class=${bubble.id === this.#seeker.found ? 'item found' : 'item'} role="listitem" aria-setsize=${count} aria-posinset=${index + 1}>
      ${newDay ? html`<p class="day"><span>${dayLabel(bubble.at, this.#view.now, words, format)}</span></p>` : nothing}
      <cs-message-bubble
        .bubble=${bubble}
        .store=${this.#selected.value?.store ?? null}
        .translations=${this.#translations.value ?? null}
        .refusal=${this.refused?.bubble === bubble ? this.refused.why : ''}
      ></cs-message-bubble>
    </div>`;
  }

  #renderJump(): TemplateResult {
    const { words } = this.#locale;
    return html`<button class="button jump ${this.unseen > 0 ? 'news' : ''}" type="button" @click=${() => this.#scroller.toEnd()}>
      ${icon('down')}${this.unseen > 0 ? words.newMessages(this.unseen) : words.toNewest}
    </button>`;
  }

  #onMoved(atEnd: boolean, nearStart: boolean): void {
    this.atEnd = atEnd;
    if (atEnd) this.unseen = 0;
    const { bubbles, hasOlder, loading } = this.#thread.value;
    const first = bubbles[0]?.id ?? null;
    if (!nearStart) this.#askedBefore = null;
    if (!nearStart || !hasOlder || loading || first === this.#askedBefore) return;
    this.#askedBefore = first;
    this.#inbox.inbox?.loadOlder();
  }

  #onBack(): void {
    this.#inbox.inbox?.open(null);
    this.dispatchEvent(new ThreadLeftEvent());
  }

  #onSeen(): void {
    if ((this.#selected.value?.conversation.unread ?? 0) > 0) this.#inbox.inbox?.markSeen();
  }

  #onDeed({ deed, key }: MessageDeedEvent): void {
    const { inbox } = this.#inbox;
    const { conversationId } = this.#thread.value;
    if (inbox === null || conversationId === null) return;
    switch (deed) {
      case 'retry':
      case 'send-again':
        this.#retry(inbox, conversationId, key);
        break;
      case 'ask-retry':
        this.asked = key;
        break;
      case 'log-in':
        this.#askLogin();
        break;
      case 'resume':
        this.#pause(false);
        break;
      case 'restart':
        // The message goes until the disk has been read.
        this.focus({ preventScroll: true });
        this.dispatchEvent(new PanelDeedEvent('restart'));
        break;
      case 'leave':
        this.#onBack();
        break;
      default:
        engineVerbs[deed](inbox, conversationId, key);
    }
    if (deed === 'stop-waiting') this.#say(this.#locale.words.staysUntilRetry);
    // The message goes, and the focus would go with it.
    if (deed === 'discard' || deed === 'withdraw') this.focus({ preventScroll: true });
    if (deed === 'take-back') this.dispatchEvent(new PanelDeedEvent('write'));
  }

  get #isPaused(): boolean {
    return this.#paused.value.has(this.#selected.value?.conversation.storeId ?? '');
  }

  #pause(paused: boolean): void {
    const storeId = this.#selected.value?.conversation.storeId ?? null;
    if (storeId !== null) this.#inbox.inbox?.pause(storeId, paused);
  }

  #say(words: string): void {
    this.#announced = words;
    this.requestUpdate();
  }

  /** What is not taken says why, in its strip: nothing happens silently. */
  #retry(inbox: Inbox, conversationId: ConversationId, key: string): void {
    const { words, format } = this.#locale;
    const bubble = this.#thread.value.bubbles.find((one) => one.key === key);
    if (bubble === undefined) return;
    const result = requestRetry(this, inbox, { conversationId, key, storeId: this.#selected.value?.conversation.storeId ?? '', verb: retryVerb(bubble) });
    if (result === null) return;
    const why = whyRefused(result, this.#view.now, words, format);
    this.#announced = result.ok ? words.retryQueued : `${words.retryFailed}: ${why}`;
    // A wait stands on the button, and counts down there.
    const counts = !result.ok && result.why === 'not-eligible' && result.eligibility.verdict === 'may';
    this.refused = { bubble, why: counts ? '' : why };
  }

  #askLogin(): void {
    const store = this.#selected.value?.store ?? null;
    if (store !== null) askLogin(this, store);
  }

  /** From a message to the next that asks for something, so that not all that can be pressed lies between them. */
  #onArrow(event: KeyboardEvent): void {
    const to = askingMessage(event, this.#thread.value.bubbles, this.#view.now);
    if (to === null) return;
    event.preventDefault();
    this.#scroller.focus(to.id);
  }

  /** The focus goes back to the message; where that is gone, to the messages. */
  #onDialogClosed(): void {
    const bubbles = this.renderRoot.querySelectorAll('cs-message-bubble');
    const bubble = [...bubbles].find((one) => one.bubble?.key === this.asked);
    this.asked = null;
    this.focus({ preventScroll: true });
    bubble?.focus({ preventScroll: true });
  }
}

/** What a person does is seen at once; what others write may wait for the next frame. */
function isUrgent(thread: Thread, before: Thread): boolean {
  const last = thread.bubbles.at(-1);
  const isOwn = last?.direction === 'out' && last.id !== before.bubbles.at(-1)?.id;
  return isOwn || thread.conversationId !== before.conversationId || thread.loading !== before.loading;
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-thread': CsThread;
  }
}
