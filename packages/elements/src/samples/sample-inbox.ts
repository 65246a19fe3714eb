import { type Bubble, mayGoNow, type MessagePlace } from '@cs-inbox/core';
import type { Message } from '@cs-inbox/protocol';
import type { Draft, FailureRecord, Inbox, InboxEvent, ReplyChange, ReplyResult, ResendResult, RetryResult, Row, SavedFilter, SendResult, SyncStatus } from '@cs-inbox/state';
import { atom, type WritableAtom } from 'nanostores';
import type { InboxSnapshot } from './inbox-snapshot.ts';
import { sampleNow } from './sample-now.ts';

/** The writable form of what an atom holds. */
type Held<Name extends keyof Inbox> = Inbox[Name] extends { readonly get: () => infer Value } ? WritableAtom<Value> : never;

const calm: Omit<SyncStatus, 'connection'> = { rung: 'incremental', failures: 0, why: '', retryAt: null, triedByHand: false, freshAt: sampleNow };
const noDraft: Draft = { text: '', saved: 'saved', replaces: null };

/** An inbox that holds what a snapshot says. Nothing is behind it: its verbs change what a person sees at once, or nothing. */
export class SampleInbox implements Inbox {
  readonly $ready: Held<'$ready'>;
  readonly $storage: Held<'$storage'>;
  readonly $connection: Held<'$connection'>;
  readonly $sync: Held<'$sync'>;
  readonly $notice: Held<'$notice'>;
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
  readonly $replies: Held<'$replies'>;
  readonly $gates: Held<'$gates'>;
  readonly $tick: Held<'$tick'>;
  readonly $paused: Held<'$paused'>;
  readonly $overdue: Held<'$overdue'>;
  readonly $failures: Held<'$failures'>;
  readonly $retryRun: Held<'$retryRun'>;
  readonly $health: Held<'$health'>;
  readonly $savedFilters: Held<'$savedFilters'>;
  /** What `readRecord` tells. */
  record: FailureRecord | null;

  constructor(snapshot: InboxSnapshot = {}) {
    this.$ready = atom(snapshot.ready ?? false);
    this.$storage = atom(snapshot.storage ?? 'opening');
    this.$connection = atom(snapshot.connection ?? { state: 'polling', provenAt: sampleNow });
    this.$sync = atom(snapshot.sync ?? { ...calm, connection: this.$connection.get() });
    this.$notice = atom(snapshot.notice ?? null);
    this.$loaded = atom(snapshot.loaded ?? false);
    this.$trouble = atom(snapshot.trouble ?? '');
    this.$halted = atom(snapshot.halted ?? null);
    this.$quarantined = atom(snapshot.quarantined ?? 0);
    this.$stores = atom(snapshot.stores ?? []);
    this.$conversations = atom(snapshot.conversations ?? []);
    this.$selected = atom(snapshot.selected ?? null);
    this.$thread = atom(snapshot.thread ?? { conversationId: null, bubbles: [], loading: false, hasOlder: false });
    this.$draft = atom(snapshot.draft ?? noDraft);
    this.$replies = atom(snapshot.replies ?? []);
    this.$returned = atom(snapshot.returned ?? null);
    this.$gates = atom(snapshot.gates ?? new Map());
    this.$tick = atom(snapshot.tick ?? sampleNow);
    this.$paused = atom(snapshot.paused ?? new Set());
    this.$overdue = atom(snapshot.overdue ?? 0);
    this.$failures = atom(snapshot.failures ?? []);
    this.$retryRun = atom(snapshot.retryRun ?? null);
    this.$health = atom(snapshot.health ?? []);
    this.record = snapshot.record === undefined ? { cases: [], sent: [], lost: 0, doubled: 0 } : snapshot.record;
    this.$savedFilters = atom(snapshot.savedFilters ?? []);
  }

  start(): void {}

  stop(): void {}

  restarted(): Inbox {
    return this;
  }

  open(conversationId: string | null): void {
    const row = this.$conversations.get().find(({ conversation }) => conversation.id === conversationId) ?? null;
    this.$selected.set(row);
    this.$thread.set({ conversationId, bubbles: [], loading: false, hasOlder: false });
    this.$draft.set(noDraft);
  }

  send(_conversationId: string, text: string): SendResult {
    const thread = this.$thread.get();
    const key = `k-${thread.bubbles.length}`;
    this.$thread.set({ ...thread, bubbles: [...thread.bubbles, sending(key, text)] });
    this.$draft.set(noDraft);
    return { ok: true, key };
  }

  setDraft(_conversationId: string, text: string): void {
    this.$draft.set({ ...this.$draft.get(), text, saved: 'saved' });
  }

  keepReply({ id, ...change }: ReplyChange): ReplyResult {
    const all = this.$replies.get();
    const reply = { ...change, id: id ?? `q-${all.length}`, at: sampleNow, saved: 'saved' } as const;
    this.$replies.set([...all.filter((other) => other.id !== reply.id), reply]);
    return { ok: true, id: reply.id };
  }

  dropReply(gone: string): void {
    this.$replies.set(this.$replies.get().filter(({ id }) => id !== gone));
  }

  saveFilters(filters: readonly SavedFilter[]): void {
    this.$savedFilters.set(filters);
  }

  edit(_conversationId: string, key: string): void {
    const text = this.$thread.get().bubbles.find((bubble) => bubble.key === key)?.text ?? '';
    this.$draft.set({ text, saved: 'saved', replaces: key });
  }

  stopEditing(_conversationId: string): void {
    this.$draft.set({ ...this.$draft.get(), replaces: null });
  }

  retry(_conversationId: string, _key: string, _reason?: string): RetryResult {
    return { ok: true };
  }

  check(_conversationId: string, _key: string): void {}

  retryAll(items: readonly MessagePlace[], _reason?: string): readonly (RetryResult | ResendResult)[] {
    return this.retryOutlook(items);
  }

  retryOutlook(items: readonly MessagePlace[]): readonly (RetryResult | ResendResult)[] {
    const verdicts = new Map(this.$failures.get().map(({ bubble: { key, retry } }) => [key, retry]));
    return items.map(({ key }) => {
      const eligibility = verdicts.get(key) ?? null;
      if (eligibility === null) return { ok: false, why: 'not-failed' };
      return mayGoNow(eligibility, sampleNow) ? { ok: true } : { ok: false, why: 'not-eligible', eligibility };
    });
  }

  stopRetries(): number {
    return 0;
  }

  readRecord(done: (record: FailureRecord | null) => void): void {
    done(this.record);
  }

  readQuarantined(done: (rows: readonly Row[] | null) => void): void {
    done([]);
  }

  checkHealth(): void {}

  sendTest(_text: string): SendResult {
    return { ok: true, key: 'k-test' };
  }

  wipe(done: (emptied: boolean) => void = () => {}): void {
    this.$halted.set('wiped');
    done(true);
  }

  sendAgain(_conversationId: string, _key: string, _reason?: string): RetryResult {
    return { ok: true };
  }

  resend(_conversationId: string, key: string): ResendResult {
    return { ok: true, key };
  }

  sendAnyway(_conversationId: string, _key: string): void {}

  withdraw(conversationId: string, key: string, { edit = false }: { readonly edit?: boolean } = {}): void {
    const text = this.$thread.get().bubbles.find((bubble) => bubble.key === key)?.text ?? '';
    if (edit) this.setDraft(conversationId, text);
    this.discard(conversationId, key);
  }

  pause(storeId: string, paused: boolean): void {
    const stores = new Set(this.$paused.get());
    if (paused) stores.add(storeId);
    else stores.delete(storeId);
    this.$paused.set(stores);
  }

  stopWaiting(_conversationId: string, _key: string): void {}

  discard(_conversationId: string, key: string): void {
    const thread = this.$thread.get();
    this.$thread.set({ ...thread, bubbles: thread.bubbles.filter((bubble) => bubble.key !== key) });
  }

  returned(): void {}

  messagesOf(_conversationId: string): readonly Message[] {
    return [];
  }

  loadOlder(): void {}

  markSeen(): void {}

  refresh(): void {}

  retrySync(): void {}

  subscribe(_listener: (event: InboxEvent) => void): () => void {
    return () => {};
  }
}

function sending(key: string, text: string): Bubble {
  return {
    id: key,
    key,
    direction: 'out',
    kind: 'text',
    text,
    at: sampleNow,
    delivery: 'sending',
    failure: null,
    attempts: 1,
    retry: null,
    resumes: null,
    holdsUp: 0,
    hold: null,
    sendingSince: null,
    asks: false,
    yields: false,
    history: [],
  };
}
