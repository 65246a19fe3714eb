import { checkText, type OutboxEntry, sendPolicy, type SyncState } from '@cs-inbox/core';
import type { Conversation, ConversationId, Message } from '@cs-inbox/protocol';
import { atom, computed, type ReadableAtom } from 'nanostores';
import { Drafts, emptyDraft } from './drafts.ts';
import { guarded } from './guarded.ts';
import type { Inbox, InboxEvent, ReturnedText } from './inbox.ts';
import { OutboxEngine } from './outbox-engine.ts';
import type { Cancel, Ports } from './ports.ts';
import { readRows } from './rows.ts';
import { SyncEngine } from './sync-engine.ts';
import { conversationsView, selectedView, storesView, threadView } from './views.ts';

/** Longest delay that timers take; a longer wait is chained. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** Failures in a row from which a person is told once there is something to see; one alone is asked again within a second or two. */
const FAILURES_TOLD_MIN = 2;

/** Builds the inbox of one operator over the world that the ports grant. It touches none of them before `start`. */
export function createInbox(ports: Ports): Inbox {
  return new LiveInbox(ports);
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
  readonly #ports: Ports;
  readonly #drafts: Drafts;
  readonly #outbox: OutboxEngine;
  readonly #sync: SyncEngine;
  readonly #$selectedId = atom<ConversationId | null>(null);
  readonly #listeners = new Set<(event: InboxEvent) => void>();
  #life: 'new' | 'running' | 'stopped' = 'new';
  #timer: { readonly at: number; readonly cancel: Cancel } | null = null;
  #unsubscribe: Cancel = () => undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#drafts = new Drafts(ports.storage, ports.clock);
    this.#outbox = new OutboxEngine(ports, {
      confirmed: (entry, message) => this.#confirmed(entry, message),
      unconfirmed: ({ key, conversationId }) => this.#tell({ type: 'unconfirmed', key, conversationId }),
      failed: (entry) => this.#tell({ type: 'failed', key: entry.key, conversationId: entry.conversationId, entry }),
      textReturned: (conversationId, text, why) => this.#textReturned(conversationId, text, why),
    });
    this.#sync = new SyncEngine(ports, {
      network: (up) => this.#outbox.dispatch({ type: 'network', up }),
      capabilities: (capabilities) => this.#outbox.dispatch({ type: 'capabilities', capabilities }),
      observed: (messages) => this.#outbox.dispatch({ type: 'observed', messages }),
      otherAccount: () => this.#outbox.dispatch({ type: 'halt', why: 'other-account' }),
    });
    const $sync: ReadableAtom<SyncState> = this.#sync.$state;
    const $outbox = this.#outbox.$state;
    this.$connection = computed($sync, (sync) => sync.connection);
    this.$loaded = computed($sync, (sync) => sync.tables.cursor !== null);
    this.$trouble = computed($sync, (sync) => (sync.failures >= (sync.tables.cursor === null ? 1 : FAILURES_TOLD_MIN) ? sync.why : ''));
    this.$halted = computed($outbox, (outbox) => outbox.halted);
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
    const { network, storage } = this.#ports;
    this.#sync.$state.listen(() => this.#schedule());
    this.#outbox.$state.listen(() => this.#schedule());
    this.#unsubscribe = network.subscribe((online) => this.#act(() => this.#sync.dispatch({ type: online ? 'online' : 'offline' })));
    storage.load((rows) =>
      this.#act(() => {
        const { entries, drafts, quarantined } = readRows(rows);
        this.#drafts.load(drafts);
        this.$quarantined.set(quarantined.length);
        this.$storage.set(storage.kind());
        this.#outbox.dispatch({ type: 'loaded', entries });
        // What came before the disk had been read may carry keys that only the disk knows.
        const { tables, run } = this.#sync.$state.get();
        for (const messages of tables.messages.values()) this.#outbox.dispatch({ type: 'observed', messages });
        for (const { messages } of run?.pages ?? []) this.#outbox.dispatch({ type: 'observed', messages });
        this.$ready.set(true);
      }),
    );
    this.#act(() => this.#sync.dispatch({ type: 'started', online: network.online() }));
  }

  stop(): void {
    if (this.#life === 'running') this.#drafts.flush();
    this.#life = 'stopped';
    this.#unsubscribe();
    this.#timer?.cancel();
    this.#timer = null;
    this.#outbox.stop();
    this.#sync.stop();
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
    const afterPosition = Math.max(newest, conversation.lastMessage?.position ?? -1);
    this.#act(() => {
      const fromDraft = this.#drafts.textOf(conversationId) === text;
      if (fromDraft) this.#drafts.handOver(conversationId);
      const buyerName = conversation.buyer.name;
      const message = { key, conversationId, storeId, buyerName, text: checked.text, afterPosition };
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
    this.#tell({ type: 'sent', key: entry.key, conversationId: entry.conversationId, messageId: message.id });
  }

  #textReturned(conversationId: ConversationId, text: string, why: string): void {
    this.#drafts.giveBack(conversationId, text);
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
