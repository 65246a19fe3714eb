import { type AutomaticRetry, initialSync, messagesOf, type OutboxEntry, sendPolicy, type Tables } from '@cs-inbox/core';
import type { Conversation, ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { atom, computed } from 'nanostores';
import { Drafts, emptyDraft } from './drafts.ts';
import { guarded } from './guarded.ts';
import { keeping } from './keeping.ts';
import type { Inbox, InboxEvent, ReturnedText } from './inbox.ts';
import { OutboxEngine } from './outbox-engine.ts';
import type { Cancel, PageLife, Ports, Row, TabsPort } from './ports.ts';
import { PersonVerbs, type VerbWorld } from './person-verbs.ts';
import { readRows } from './rows.ts';
import { SyncEngine } from './sync-engine.ts';
import { TabTurn } from './tab-turn.ts';
import { createTick } from './tick.ts';
import { conversationsView, overdueView, selectedView, storesView, threadView } from './views.ts';

/** Longest delay that timers take; a longer wait is chained. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** Failures in a row from which a person is told once there is something to see; one alone is asked again within a second or two. */
const FAILURES_TOLD_MIN = 2;

export interface InboxOptions {
  /** Name of the person at the page, kept with what they ask for. Asked at each deed. */
  readonly operator?: () => string;
  /** When refused messages are sent again without a person; null where they are not. Left out: from 08:00 of each store's market, over ten minutes. */
  readonly automatic?: AutomaticRetry | null;
  /** How long a message may wait that never left before a person is asked whether it shall still go, ms. Left out: 4 hours. */
  readonly staleAfterMs?: number;
}

/** Builds the inbox of one operator over the world that the ports grant. It touches none of them before `start`. */
export function createInbox(ports: Ports, options: InboxOptions = {}): Inbox {
  return new LiveInbox(ports, options);
}

/** What an inbox takes over from the one in whose place it goes on. */
interface Carried {
  readonly tables: Tables;
  readonly openId: ConversationId | null;
}

class LiveInbox extends PersonVerbs implements Inbox {
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
  readonly $paused;
  readonly $overdue;
  readonly #ports: Ports;
  readonly #options: InboxOptions;
  readonly #drafts: Drafts;
  readonly #outbox: OutboxEngine;
  readonly #sync: SyncEngine;
  readonly #$selectedId = atom<ConversationId | null>(null);
  readonly #listeners = new Set<(event: InboxEvent) => void>();
  #life: 'new' | 'running' | 'stopped' = 'new';
  #timer: { readonly at: number; readonly cancel: Cancel } | null = null;
  readonly #subscriptions: Cancel[] = [];
  /** null where nobody shares the disk. */
  readonly #turn: TabTurn | null;
  /** Ends to hear other tabs; null while it does not. */
  #deaf: Cancel | null = null;
  readonly #$wiped = atom(false);
  /** Rows of the disk that this page cannot read. */
  readonly #unread = new Set<string>();

  constructor(world: Ports, options: InboxOptions, before: Carried | null = null) {
    super(() => this.#verbWorld());
    const { automatic = sendPolicy.automatic, staleAfterMs = sendPolicy.staleAfterMs } = options;
    const ports = { ...world, storage: keeping(world.storage, this.#unread) };
    this.#ports = ports;
    this.#options = options;
    this.#$selectedId.set(before?.openId ?? null);
    this.#drafts = new Drafts(ports.storage, ports.clock);
    this.#outbox = new OutboxEngine(ports, {
      confirmed: (entry, message) => this.#confirmed(entry, message),
      unconfirmed: ({ key, conversationId }) => this.#tell({ type: 'unconfirmed', key, conversationId, origin: this.#origin() }),
      failed: (entry) => this.#tell({ type: 'failed', key: entry.key, conversationId: entry.conversationId, entry, origin: this.#origin() }),
      appeared: ({ conversationId, text }) => this.#drafts.sentElsewhere(conversationId, text),
      withdrawn: (entry) => this.withdrawn(entry),
      draftRowKeys: (conversationId) => this.#drafts.rowKeys(conversationId),
      askNews: () => this.#sync.dispatch({ type: 'refresh' }),
      textReturned: (conversationId, text, why, replaces) => this.#textReturned(conversationId, text, why, replaces),
      heardSender: (rows, epoch) => this.#turn?.heard(rows, epoch),
      fenced: () => this.#turn?.fenced(),
      cleared: () => this.#turn?.renew(),
      wiped: () => this.#forget(false),
    }, { ...sendPolicy, automatic, staleAfterMs });
    this.#turn = ports.tabs === null ? null : this.#turnOf(ports, ports.tabs);
    this.#sync = new SyncEngine(ports, {
      network: (up) => this.#outbox.dispatch({ type: 'network', up }),
      capabilities: (capabilities) => this.#outbox.dispatch({ type: 'capabilities', capabilities }),
      observed: (messages) => this.#outbox.dispatch({ type: 'observed', messages }),
      upToDate: () => this.#outbox.dispatch({ type: 'up-to-date' }),
      stores: (stores) => this.#outbox.dispatch({ type: 'stores', stores }),
      logins: (signedOut, told) => this.#outbox.dispatch({ type: 'logins', signedOut, told }),
      otherAccount: () => this.#outbox.dispatch({ type: 'halt', why: 'other-account' }),
    }, before?.tables);
    const [$sync, $outbox] = [this.#sync.$state, this.#outbox.$state] as const;
    this.$connection = computed($sync, (sync) => sync.connection);
    this.$loaded = computed($sync, (sync) => sync.tables.cursor !== null);
    this.$trouble = computed($sync, (sync) => (sync.failures >= (sync.tables.cursor === null ? 1 : FAILURES_TOLD_MIN) ? sync.why : ''));
    this.$halted = computed([$outbox, this.#$wiped], (outbox, wiped) => (wiped ? 'wiped' : outbox.halted));
    this.$gates = computed($outbox, (outbox) => outbox.gates);
    this.$paused = computed($outbox, (outbox) => outbox.paused);
    this.$tick = createTick(ports.clock);
    this.$overdue = overdueView(this.$tick, $outbox);
    this.$stores = storesView($sync);
    this.$conversations = conversationsView($sync, $outbox);
    this.$selected = selectedView(this.$conversations, this.#$selectedId);
    this.$thread = threadView(this.#$selectedId, $sync, $outbox);
    this.$draft = computed(
      [this.#drafts.$drafts, this.#$selectedId],
      (drafts, id) => (id === null ? undefined : drafts.get(id)) ?? emptyDraft,
    );
  }

  #verbWorld(): VerbWorld {
    return {
      ports: this.#ports,
      drafts: this.#drafts,
      outbox: this.#outbox,
      operator: this.#options.operator ?? (() => ''),
      tables: () => this.#sync.$state.get().tables,
      conversation: (id) => this.#sync.$state.get().tables.conversations.get(id) ?? this.#notListedYet(id),
      ready: () => this.$ready.get() && this.#life === 'running',
      act: (deed) => this.#act(deed),
    };
  }

  start(): void {
    if (this.#life !== 'new') return;
    this.#life = 'running';
    const { life, network, storage } = this.#ports;
    this.#sync.$state.listen(() => this.#schedule());
    this.#outbox.$state.listen(() => this.#schedule());
    this.#subscriptions.push(network.subscribe((online) => this.#act(() => this.#sync.dispatch({ type: online ? 'online' : 'offline' }))));
    this.#subscriptions.push(life.subscribe((now) => this.#act(() => this.#live(now))));
    this.#join();
    storage.load((rows) => this.#act(() => this.#read(rows ?? [], null)));
    const conversationId = this.#$selectedId.get();
    this.#act(() => {
      this.#sync.tellStores();
      this.#sync.dispatch({ type: 'started', online: network.online() });
      if (conversationId !== null) this.#sync.dispatch({ type: 'open', conversationId });
    });
  }

  restarted(): Inbox {
    this.stop();
    return new LiveInbox(this.#ports, this.#options, { tables: this.#sync.$state.get().tables, openId: this.#$selectedId.get() });
  }

  #turnOf(ports: Ports, tabs: TabsPort): TabTurn {
    return new TabTurn(ports, tabs, () => this.#outbox.$state.get(), {
      granted: (rows, epoch) => this.#act(() => this.#read(rows, epoch)),
      lost: () => this.#outbox.deposed(),
      wiped: () => this.#forget(false),
      ask: () => this.#outbox.ask(),
    });
  }

  /** Hears the other tabs, shows what they do, and waits for its turn to send. */
  #join(): void {
    const { tabs } = this.#ports;
    if (tabs === null) return;
    this.#deaf = tabs.subscribe((message) => this.#act(() => this.#outbox.heard(message)));
    this.#outbox.follow();
    this.#turn?.ask();
  }

  /** A page that sleeps must not keep the others from sending, nor itself from being kept for "back". */
  #live(now: PageLife): void {
    // A hidden page may never come back: it is the last moment that a browser tells of for sure.
    if (now === 'sleeping' || now === 'hidden') this.#drafts.flush();
    if (this.#turn === null || this.$storage.get() === 'memory') return;
    if (now === 'sleeping' && this.#deaf !== null) {
      this.#outbox.deposed();
      this.#leave();
    }
    if (now === 'awake' && this.#deaf === null) {
      this.#join();
      this.returned();
    }
  }

  #leave(): void {
    this.#turn?.letGo();
    this.#deaf?.();
    this.#deaf = null;
  }

  /** @param epoch under which this tab sends from now on, or null where it only looks */
  #read(rows: readonly Row[], epoch: number | null): void {
    const { outbox, quarantined, ...texts } = readRows(rows);
    if (epoch === null && this.$ready.get()) return;
    if (epoch !== null && this.#outbox.$state.get().leading) {
      // The disk was emptied while this tab was the one that sends.
      this.#outbox.restored(outbox.entries, epoch);
      return this.#drafts.writeAll();
    }
    if (!this.$ready.get()) this.#drafts.load(texts);
    for (const { key } of quarantined) this.#unread.add(key);
    this.$quarantined.set(quarantined.length);
    this.$storage.set(this.#ports.storage.kind());
    if (this.$storage.get() === 'memory') this.#sendAlone();
    if (epoch === null) this.#outbox.dispatch({ type: 'loaded', ...outbox });
    else this.#outbox.lead(outbox, epoch);
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
    this.#turn?.letGo();
    this.#outbox.alone();
  }

  stop(): void {
    if (this.#life === 'running') this.#drafts.flush();
    this.#life = 'stopped';
    this.#timer?.cancel();
    this.#timer = null;
    this.#outbox.stop();
    this.#sync.stop();
    this.#leave();
    for (const end of this.#subscriptions.splice(0)) end();
  }

  wipe(done: (emptied: boolean) => void = () => {}): void {
    if (!this.#$wiped.get()) this.#forget(true);
    this.#ports.storage.wipe(({ ok }) => done(ok));
  }

  /** Nothing is sent, shown or written any more. @param tell whether the other tabs are to do the same */
  #forget(tell: boolean): void {
    this.#life = 'stopped';
    this.#outbox.wipe(tell);
    this.stop();
    this.#drafts.forget();
    this.#sync.$state.set(initialSync(this.#ports.clock.now()));
    this.#$selectedId.set(null);
    this.$returned.set(null);
    this.#$wiped.set(true);
  }

  open(conversationId: ConversationId | null): void {
    this.#act(() => {
      this.#drafts.flush();
      this.#$selectedId.set(conversationId);
      this.#sync.dispatch({ type: 'open', conversationId });
    });
  }

  /** Before the first list is here, the outbox itself knows the conversations in which something waits. */
  #notListedYet(conversationId: ConversationId): Conversation | undefined {
    if (this.#sync.$state.get().tables.cursor !== null) return undefined;
    const open = this.$selected.get();
    const rows = open === null ? this.$conversations.get() : [open, ...this.$conversations.get()];
    return rows.find(({ conversation }) => conversation.id === conversationId)?.conversation;
  }

  returned(): void {
    this.#act(() => {
      this.#sync.dispatch({ type: 'refresh' });
      this.#outbox.dispatch({ type: 'returned' });
    });
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
    const now = this.#ports.clock.now();
    const due = [this.#outbox.wakeAt(), this.#sync.wakeAt(), this.#turn?.wakeAt() ?? null].filter((at) => at !== null);
    // What is due and late comes as soon as it can, whatever else is waited for by now.
    const at = this.#timer !== null && this.#timer.at <= now ? 0 : Math.min(...due);
    if (this.#timer?.at === at) return;
    this.#timer?.cancel();
    this.#timer = null;
    if (at === Infinity) return;
    const delayMs = Math.min(TIMER_MS_MAX, Math.max(0, at - now));
    this.#timer = { at, cancel: this.#ports.clock.setTimer(delayMs, () => this.#wake()) };
  }

  #wake(): void {
    this.#timer = null;
    this.#outbox.dispatch({ type: 'wake' });
    this.#sync.dispatch({ type: 'wake' });
    this.#turn?.tick();
    this.#schedule();
  }
}
