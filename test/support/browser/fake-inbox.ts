import type { Bubble } from '@cs-inbox/core';
import type { Inbox, InboxEvent, SendResult } from '@cs-inbox/state';
import { atom, type WritableAtom } from 'nanostores';
import type { InboxSnapshot } from '../../../packages/elements/src/samples/inbox-snapshot.ts';

type Verb = 'start' | 'stop' | 'open' | 'send' | 'setDraft' | 'check' | 'loadOlder' | 'markSeen' | 'refresh' | 'saveDrafts';

/** The writable form of what an atom holds. */
type Held<Name extends keyof Inbox> = Inbox[Name] extends { readonly get: () => infer Value } ? WritableAtom<Value> : never;

/** An inbox made of writable atoms: a test says what is so, and reads what was asked of it. */
export class FakeInbox implements Inbox {
  readonly $ready: Held<'$ready'>;
  readonly $storage: Held<'$storage'>;
  readonly $connection: Held<'$connection'>;
  readonly $loaded: Held<'$loaded'>;
  readonly $trouble: Held<'$trouble'>;
  readonly $halted: Held<'$halted'>;
  readonly $quarantined: Held<'$quarantined'>;
  readonly $stores: Held<'$stores'>;
  readonly $conversations: Held<'$conversations'>;
  readonly $selected: Held<'$selected'>;
  readonly $thread: Held<'$thread'>;
  readonly $draft: Held<'$draft'>;
  readonly $returned: Held<'$returned'>;
  readonly calls: { readonly verb: Verb; readonly given: readonly unknown[] }[] = [];
  /** What the next `send` answers. */
  sendResult: SendResult = { ok: true, key: 'k-new' };
  /** Resolvers of those who wait for a verb. */
  readonly #awaited: { readonly verb: Verb; readonly resolve: () => void }[] = [];
  readonly #listeners = new Set<(event: InboxEvent) => void>();

  constructor(snapshot: InboxSnapshot = {}) {
    this.$ready = atom(snapshot.ready ?? false);
    this.$storage = atom(snapshot.storage ?? 'opening');
    this.$connection = atom(snapshot.connection ?? { state: 'polling', provenAt: Date.now() });
    this.$loaded = atom(snapshot.loaded ?? false);
    this.$trouble = atom(snapshot.trouble ?? '');
    this.$halted = atom(snapshot.halted ?? null);
    this.$quarantined = atom(snapshot.quarantined ?? 0);
    this.$stores = atom(snapshot.stores ?? []);
    this.$conversations = atom(snapshot.conversations ?? []);
    this.$selected = atom(snapshot.selected ?? null);
    this.$thread = atom(snapshot.thread ?? { conversationId: null, bubbles: [], loading: false, hasOlder: false });
    this.$draft = atom(snapshot.draft ?? { text: '', saved: 'saved' });
    this.$returned = atom(snapshot.returned ?? null);
  }

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

  start(): void {
    this.#called('start');
  }

  stop(): void {
    this.#called('stop');
  }

  open(conversationId: string | null): void {
    const row = this.$conversations.get().find(({ conversation }) => conversation.id === conversationId) ?? null;
    this.$selected.set(row);
    this.$thread.set({ conversationId, bubbles: [], loading: false, hasOlder: false });
    this.$draft.set({ text: '', saved: 'saved' });
    this.#called('open', conversationId);
  }

  send(conversationId: string, text: string): SendResult {
    if (this.sendResult.ok) this.$draft.set({ text: '', saved: 'saved' });
    this.#called('send', conversationId, text);
    return this.sendResult;
  }

  setDraft(conversationId: string, text: string): void {
    this.$draft.set({ text, saved: 'saving' });
    this.#called('setDraft', conversationId, text);
  }

  check(conversationId: string, key: string): void {
    this.#called('check', conversationId, key);
  }

  loadOlder(): void {
    this.#called('loadOlder');
  }

  markSeen(): void {
    this.#called('markSeen');
  }

  refresh(): void {
    this.#called('refresh');
  }

  saveDrafts(): void {
    this.#called('saveDrafts');
  }

  subscribe(listener: (event: InboxEvent) => void): () => void {
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
