import { AFTER_ALL, checkText, eligibilityOf, mayGoNow, messagesOf, type OutboxEntry, sendPolicy, type SyncState } from '@cs-inbox/core';
import type { Conversation, ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { atom, computed, type ReadableAtom } from 'nanostores';
import { Drafts, emptyDraft } from './drafts.ts';
import { guarded } from './guarded.ts';
import type { Inbox, InboxEvent, RetryResult, ReturnedText } from './inbox.ts';
import { OutboxEngine, READ_AGAIN_MS } from './outbox-engine.ts';
import type { Cancel, Ports, Row } from './ports.ts';
import { readRows } from './rows.ts';
import { SyncEngine } from './sync-engine.ts';
import { createTick } from './tick.ts';
import { conversationsView, selectedView, storesView, threadView } from './views.ts';

/** Longest delay that timers take; a longer wait is chained. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** Failures in a row from which a person is told once there is something to see; one alone is asked again within a second or two. */
const FAILURES_TOLD_MIN = 2;

export interface InboxOptions {
  /** Name of the person at the page, kept with what they ask for. Asked at each deed. */
  readonly operator?: () => string;
}

/** Builds the inbox of one operator over the world that the ports grant. It touches none of them before `start`. */
export function createInbox(ports: Ports, options: InboxOptions = {}): Inbox {
  return new LiveInbox(ports, options);
}

class LiveInbox implements Inbox {
  readonly $ready = atom(false);
  readonly $storage = atom<'opening' | 'disk' | 'memory'>('opening');
  readonly $quarantined = atom(0);
  readonly $returned = atom<ReturnedText | null>(null);
  readonly $connection;
  readonly $loaded;
  readonly $trouble;
  readonly $halted;
  readonly $stores;
  readonly $conversations;
  readonly $selected;
  readonly $thread;
  readonly $draft;
  readonly $gates;
  readonly $tick;
  readonly #ports: Ports;
  readonly #operator: () => string;
  readonly #drafts: Drafts;
  readonly #outbox: OutboxEngine;
  readonly #sync: SyncEngine;
  readonly #$selectedId = atom<ConversationId | null>(null);
  readonly #listeners = new Set<(event: InboxEvent) => void>();
  #life: 'new' | 'running' | 'stopped' = 'new';
  #timer: { readonly at: number; readonly cancel: Cancel } | null = null;
  readonly #subscriptions: Cancel[] = [];
  #letGo: Cancel = () => {};

  constructor(ports: Ports, { operator = () => '' }: InboxOptions) {
    this.#ports = ports;
    this.#operator = operator;
    this.#drafts = new Drafts(ports.storage, ports.clock);
    this.#outbox = new OutboxEngine(ports, {
      confirmed: (entry, message) => this.#confirmed(entry, message),
      unconfirmed: ({ key, conversationId }) => this.#tell({ type: 'unconfirmed', key, conversationId, origin: this.#origin() }),
      failed: (entry) => this.#tell({ type: 'failed', key: entry.key, conversationId: entry.conversationId, entry, origin: this.#origin() }),
      appeared: ({ conversationId, text }) => this.#drafts.sentElsewhere(conversationId, text),
      textReturned: (conversationId, text, why, replaces) => this.#textReturned(conversationId, text, why, replaces),
    });
    this.#sync = new SyncEngine(ports, {
      network: (up) => this.#outbox.dispatch({ type: 'network', up }),
      capabilities: (capabilities) => this.#outbox.dispatch({ type: 'capabilities', capabilities }),
      observed: (messages) => this.#outbox.dispatch({ type: 'observed', messages }),
      upToDate: () => this.#outbox.dispatch({ type: 'up-to-date' }),
      logins: (signedOut, told) => this.#outbox.dispatch({ type: 'logins', signedOut, told }),
      otherAccount: () => this.#outbox.dispatch({ type: 'halt', why: 'other-account' }),
    });
    const $sync: ReadableAtom<SyncState> = this.#sync.$state;
    const $outbox = this.#outbox.$state;
    this.$connection = computed($sync, (sync) => sync.connection);
    this.$loaded = computed($sync, (sync) => sync.tables.cursor !== null);
    this.$trouble = computed($sync, (sync) => (sync.failures >= (sync.tables.cursor === null ? 1 : FAILURES_TOLD_MIN) ? sync.why : ''));
    this.$halted = computed($outbox, (outbox) => outbox.halted);
    this.$gates = computed($outbox, (outbox) => outbox.gates);
    this.$tick = createTick(ports.clock);
    this.$stores = storesView($sync);
    this.$conversations = conversationsView($sync, $outbox);
    this.$selected = selectedView(this.$conversations, this.#$selectedId);
    this.$thread = threadView(this.#$selectedId, $sync, $outbox);
    this.$draft = computed(
      [this.#drafts.$drafts, this.#$selectedId],
      (drafts, id) => (id === null ? undefined : drafts.get(id)) ?? emptyDraft,
    );
  }

  start(): void {
    if (this.#life !== 'new') return;
    this.#life = 'running';
    const { network, storage, tabs } = this.#ports;
    this.#sync.$state.listen(() => this.#schedule());
    this.#outbox.$state.listen(() => this.#schedule());
    this.#subscriptions.push(network.subscribe((online) => this.#act(() => this.#sync.dispatch({ type: online ? 'online' : 'offline' }))));
    if (tabs !== null) {
      this.#subscriptions.push(tabs.subscribe((message) => this.#act(() => this.#outbox.heard(message))));
      this.#outbox.follow();
      // Only what is read after the other tab has let go is what it left.
      this.#letGo = tabs.lead(() => this.#takeOver());
      this.#subscriptions.push(this.#letGo);
    }
    storage.load((rows) => this.#act(() => this.#read(rows ?? [], 'loaded')));
    this.#act(() => this.#sync.dispatch({ type: 'started', online: network.online() }));
  }

  /** Only what the disk says now is what the other tab left: without it this one does not send. */
  #takeOver(): void {
    this.#act(() =>
      this.#ports.storage.load((rows) =>
        this.#act(() => {
          if (rows !== null) this.#read(rows, 'lead');
          else this.#ports.clock.setTimer(READ_AGAIN_MS, () => this.#takeOver());
        }),
      ),
    );
  }

  #read(rows: readonly Row[], type: 'loaded' | 'lead'): void {
    const { entries, drafts, quarantined } = readRows(rows);
    if (type === 'loaded' && this.$ready.get()) return;
    if (!this.$ready.get()) this.#drafts.load(drafts);
    this.$quarantined.set(quarantined.length);
    this.$storage.set(this.#ports.storage.kind());
    if (this.$storage.get() === 'memory') this.#sendAlone();
    this.#outbox.dispatch({ type, entries });
    // What came before the disk had been read may carry keys that only the disk knows.
    const { tables, run } = this.#sync.$state.get();
    for (const messages of tables.messages.values()) this.#outbox.dispatch({ type: 'observed', messages });
    for (const page of [{ messages: [], conversations: [...tables.conversations.values()] }, ...(run?.pages ?? [])]) {
      this.#outbox.dispatch({ type: 'observed', messages: messagesOf(page) });
    }
    this.$ready.set(true);
  }

  /** Whoever has the disk sends what is on it; a tab that has none must not stand in the way. */
  #sendAlone(): void {
    this.#letGo();
    this.#outbox.alone();
  }

  stop(): void {
    if (this.#life === 'running') this.#drafts.flush();
    this.#life = 'stopped';
    this.#timer?.cancel();
    this.#timer = null;
    this.#outbox.stop();
    this.#sync.stop();
    for (const end of this.#subscriptions.splice(0)) end();
  }

  open(conversationId: ConversationId | null): void {
    this.#act(() => {
      this.#drafts.flush();
      this.#$selectedId.set(conversationId);
      this.#sync.dispatch({ type: 'open', conversationId });
    });
  }

  send(conversationId: ConversationId, text: string) {
    if (!this.$ready.get() || this.#life !== 'running') return { ok: false, why: 'starting' } as const;
    const { tables } = this.#sync.$state.get();
    const conversation = tables.conversations.get(conversationId) ?? this.#notListedYet(conversationId);
    if (conversation === undefined) return { ok: false, why: 'no-such-conversation' } as const;
    const { storeId } = conversation;
    const checked = checkText(text, tables.stores.get(storeId), this.#outbox.$state.get(), sendPolicy);
    if (!checked.ok) return checked;
    const key = this.#ports.newKey();
    const newest = tables.messages.get(conversationId)?.at(-1)?.position ?? -1;
    // Before the first list nobody can tell what stands there already.
    const afterPosition = tables.cursor === null ? AFTER_ALL : Math.max(newest, conversation.lastMessage?.position ?? -1);
    this.#act(() => {
      const draft = this.#drafts.of(conversationId);
      const fromDraft = draft.text === text;
      const replaces = fromDraft && this.#entry(conversationId, draft.replaces)?.delivery === 'failed' ? draft.replaces : null;
      if (fromDraft) this.#drafts.handOver(conversationId);
      const buyerName = conversation.buyer.name;
      const message = { key, conversationId, storeId, buyerName, text: checked.text, afterPosition, replaces };
      this.#outbox.dispatch({ type: 'accept', message, fromDraft });
    });
    return { ok: true, key } as const;
  }

  /** Before the first list is here, the outbox itself knows the conversations in which something waits. */
  #notListedYet(conversationId: ConversationId): Conversation | undefined {
    if (this.#sync.$state.get().tables.cursor !== null) return undefined;
    const open = this.$selected.get();
    const rows = open === null ? this.$conversations.get() : [open, ...this.$conversations.get()];
    return rows.find(({ conversation }) => conversation.id === conversationId)?.conversation;
  }

  setDraft(conversationId: ConversationId, text: string): void {
    this.#act(() => this.#drafts.set(conversationId, text));
  }

  check(conversationId: ConversationId, key: string): void {
    this.#act(() => this.#outbox.dispatch({ type: 'check', conversationId, key }));
  }

  retry(conversationId: ConversationId, key: MessageKey, reason = ''): RetryResult {
    const state = this.#outbox.$state.get();
    const lane = state.lanes.get(conversationId);
    const entry = this.#entry(conversationId, key);
    if (lane === undefined || entry?.delivery !== 'failed') return { ok: false, why: 'not-failed' };
    const eligibility = eligibilityOf(state, lane, entry);
    if (!mayGoNow(eligibility, this.#ports.clock.now())) return { ok: false, why: 'not-eligible', eligibility };
    const planned = { trigger: 'manual', by: this.#operator(), reason } as const;
    this.#act(() => this.#outbox.dispatch({ type: 'retry', conversationId, key, planned }));
    return { ok: true };
  }

  stopWaiting(conversationId: ConversationId, key: MessageKey): void {
    this.#act(() => this.#outbox.dispatch({ type: 'stop-waiting', conversationId, key }));
  }

  discard(conversationId: ConversationId, key: MessageKey): void {
    this.#act(() => this.#outbox.dispatch({ type: 'discard', conversationId, key }));
  }

  edit(conversationId: ConversationId, key: MessageKey): void {
    const entry = this.#entry(conversationId, key);
    if (entry?.delivery === 'failed') this.#act(() => this.#drafts.edit(conversationId, entry.text, key));
  }

  stopEditing(conversationId: ConversationId): void {
    this.#act(() => this.#drafts.set(conversationId, this.#drafts.of(conversationId).text, null));
  }

  returned(): void {
    this.#act(() => {
      this.#sync.dispatch({ type: 'refresh' });
      this.#outbox.dispatch({ type: 'returned' });
    });
  }

  #entry(conversationId: ConversationId, key: MessageKey | null): OutboxEntry | undefined {
    return this.#outbox.$state.get().lanes.get(conversationId)?.entries.find((entry) => entry.key === key);
  }

  #origin(): 'here' | 'elsewhere' {
    return this.#outbox.$state.get().leading ? 'here' : 'elsewhere';
  }

  loadOlder(): void {
    const conversationId = this.#$selectedId.get();
    if (conversationId !== null) this.#act(() => this.#sync.dispatch({ type: 'older', conversationId }));
  }

  markSeen(): void {
    const conversationId = this.#$selectedId.get();
    if (conversationId !== null) this.#act(() => this.#sync.dispatch({ type: 'seen', conversationId }));
  }

  refresh(): void {
    this.#act(() => this.#sync.dispatch({ type: 'refresh' }));
  }

  saveDrafts(): void {
    this.#act(() => this.#drafts.flush());
  }

  subscribe(listener: (event: InboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #confirmed(entry: OutboxEntry, message: Message): void {
    this.#sync.dispatch({ type: 'confirmed', message });
    this.#tell({ type: 'sent', key: entry.key, conversationId: entry.conversationId, messageId: message.id, origin: this.#origin() });
  }

  #textReturned(conversationId: ConversationId, text: string, why: string, replaces: MessageKey | null): void {
    this.#drafts.giveBack(conversationId, text, replaces);
    this.$returned.set({ conversationId, text, why, number: (this.$returned.get()?.number ?? 0) + 1 });
  }

  #tell(event: InboxEvent): void {
    for (const listener of this.#listeners) guarded(this.#ports.clock, () => listener(event));
  }

  #act(deed: () => void): void {
    if (this.#life === 'running') deed();
  }

  /** One timer for all that waits for a time. */
  #schedule(): void {
    if (this.#life !== 'running') return;
    const due = [this.#outbox.wakeAt(), this.#sync.wakeAt()].filter((at) => at !== null);
    const at = Math.min(...due);
    if (this.#timer?.at === at) return;
    this.#timer?.cancel();
    this.#timer = null;
    if (at === Infinity) return;
    const delayMs = Math.min(TIMER_MS_MAX, Math.max(0, at - this.#ports.clock.now()));
    this.#timer = { at, cancel: this.#ports.clock.setTimer(delayMs, () => this.#wake()) };
  }

  #wake(): void {
    this.#timer = null;
    this.#outbox.dispatch({ type: 'wake' });
    this.#sync.dispatch({ type: 'wake' });
    this.#schedule();
  }
}
