import type { Bubble, MessagePlace } from '@cs-inbox/core';
import type { Inbox, InboxEvent, ReplyChange, ReplyResult, ResendResult, RetryResult, SendResult } from '@cs-inbox/state';
import { SampleInbox } from '../../../packages/elements/src/samples/sample-inbox.ts';

type Verb = { [Name in keyof Inbox]: Inbox[Name] extends (...given: never[]) => unknown ? Name : never }[Exclude<keyof Inbox, 'subscribe'>];

/** A sample inbox of which a test reads what was asked, and says what is answered. */
export class FakeInbox extends SampleInbox {
  readonly calls: { readonly verb: Verb; readonly given: readonly unknown[] }[] = [];
  /** What the next `send` answers. */
  sendResult: SendResult = { ok: true, key: 'k-new' };
  /** What the next `retry` answers. */
  retryResult: RetryResult = { ok: true };
  /** What the next `keepReply` answers; null: as a calm inbox. */
  replyResult: ReplyResult | null = null;
  /** What the next `resend` answers. */
  resendResult: ResendResult = { ok: true, key: 'k-new' };
  /** Resolvers of those who wait for a verb. */
  readonly #awaited: { readonly verb: Verb; readonly resolve: () => void }[] = [];
  readonly #listeners = new Set<(event: InboxEvent) => void>();

  /** What a verb was given, call by call. */
  given(verb: Verb): (readonly unknown[])[] {
    return this.calls.filter((call) => call.verb === verb).map((call) => call.given);
  }

  /** Resolves at the next call of a verb. */
  next(verb: Verb): Promise<void> {
    return new Promise((resolve) => this.#awaited.push({ verb, resolve }));
  }

  tell(event: InboxEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  setBubbles(bubbles: readonly Bubble[]): void {
    this.$thread.set({ ...this.$thread.get(), bubbles });
  }

  override start(): void {
    this.#called('start');
  }

  override stop(): void {
    this.#called('stop');
  }

  override open(conversationId: string | null): void {
    super.open(conversationId);
    this.#called('open', conversationId);
  }

  /** Shows no bubble: a test does that. */
  override send(conversationId: string, text: string): SendResult {
    if (this.sendResult.ok) this.$draft.set({ text: '', saved: 'saved', replaces: null });
    this.#called('send', conversationId, text);
    return this.sendResult;
  }

  override setDraft(conversationId: string, text: string): void {
    this.$draft.set({ ...this.$draft.get(), text, saved: 'saving' });
    this.#called('setDraft', conversationId, text);
  }

  override keepReply(change: ReplyChange): ReplyResult {
    this.#called('keepReply', change);
    return this.replyResult ?? super.keepReply(change);
  }

  override dropReply(id: string): void {
    this.#called('dropReply', id);
    super.dropReply(id);
  }

  override check(conversationId: string, key: string): void {
    this.#called('check', conversationId, key);
  }

  override retry(conversationId: string, key: string, reason?: string): RetryResult {
    this.#called('retry', conversationId, key, ...(reason === undefined ? [] : [reason]));
    return this.retryResult;
  }

  override retryAll(items: readonly MessagePlace[], reason?: string): readonly (RetryResult | ResendResult)[] {
    this.#called('retryAll', items, ...(reason === undefined ? [] : [reason]));
    return super.retryAll(items, reason);
  }

  override stopRetries(): number {
    this.#called('stopRetries');
    return super.stopRetries();
  }

  override checkHealth(): void {
    this.#called('checkHealth');
  }

  override sendTest(text: string): SendResult {
    this.#called('sendTest', text);
    return this.sendResult;
  }

  override wipe(done?: (emptied: boolean) => void): void {
    this.#called('wipe');
    super.wipe(done);
  }

  override sendAgain(conversationId: string, key: string): RetryResult {
    this.#called('sendAgain', conversationId, key);
    return this.retryResult;
  }

  override resend(conversationId: string, key: string, reason?: string): ResendResult {
    this.#called('resend', conversationId, key, ...(reason === undefined ? [] : [reason]));
    return this.resendResult;
  }

  override sendAnyway(conversationId: string, key: string): void {
    this.#called('sendAnyway', conversationId, key);
  }

  override withdraw(conversationId: string, key: string, options: { readonly edit?: boolean } = {}): void {
    super.withdraw(conversationId, key, options);
    this.#called('withdraw', conversationId, key, options);
  }

  override pause(storeId: string, paused: boolean): void {
    super.pause(storeId, paused);
    this.#called('pause', storeId, paused);
  }

  override restarted(): Inbox {
    this.#called('restarted');
    return this;
  }

  override stopWaiting(conversationId: string, key: string): void {
    this.#called('stopWaiting', conversationId, key);
  }

  override discard(conversationId: string, key: string): void {
    super.discard(conversationId, key);
    this.#called('discard', conversationId, key);
  }

  override edit(conversationId: string, key: string): void {
    super.edit(conversationId, key);
    this.#called('edit', conversationId, key);
  }

  override stopEditing(conversationId: string): void {
    super.stopEditing(conversationId);
    this.#called('stopEditing', conversationId);
  }

  override returned(): void {
    this.#called('returned');
  }

  override loadOlder(): void {
    this.#called('loadOlder');
  }

  override markSeen(): void {
    this.#called('markSeen');
  }

  override refresh(): void {
    this.#called('refresh');
  }

  override retrySync(): void {
    this.#called('retrySync');
  }

  override subscribe(listener: (event: InboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many listen to it now. */
  get listeners(): number {
    return this.#listeners.size;
  }

  #called(verb: Verb, ...given: unknown[]): void {
    this.calls.push({ verb, given });
    for (const awaited of this.#awaited.splice(0)) {
      if (awaited.verb === verb) awaited.resolve();
      else this.#awaited.push(awaited);
    }
  }
}
