import { initialSync, type OutboxEntry, sendPolicy, syncStanding } from '@cs-inbox/core';
import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { atom, computed } from 'nanostores';
import { emptyDraft } from './drafts.ts';
import { guarded } from './guarded.ts';
import { keeping } from './keeping.ts';
import { knownMessages } from './known-messages.ts';
import { HealthMonitor } from './health-monitor.ts';
import type { InboxOptions } from './inbox-options.ts';
import type { Inbox, InboxEvent, ReturnedText } from './inbox.ts';
import { RetryRuns } from './retry-runs.ts';
import { failuresTold, Notice } from './notice.ts';
import { OutboxEngine, type OutboxListener } from './outbox-engine.ts';
import type { Cancel, PageLife, Ports, Row } from './ports.ts';
import { PersonVerbs } from './person-verbs.ts';
import { RecordKeeper } from './record-keeper.ts';
import { readRows } from './rows.ts';
import { type KnownTables, SyncEngine } from './sync-engine.ts';
import { TabPresence } from './tab-presence.ts';
import { Texts } from './texts.ts';
import { createTick } from './tick.ts';
import { conversationsView, failuresView, overdueView, selectedView, statusView, storesView, threadView } from './views.ts';
import type { VerbWorld } from './verb-world.ts';
import { WakeTimer } from './wake-timer.ts';

/** Builds the inbox of one operator over the world that the ports grant. It touches none of them before `start`. */
export function createInbox(ports: Ports, options: InboxOptions = {}): Inbox {
  return new LiveInbox(ports, options);
}

/** What an inbox takes over from the one in whose place it goes on. */
interface Carried extends KnownTables {
  readonly openId: ConversationId | null;
}

class LiveInbox extends PersonVerbs implements Inbox {
  readonly $ready = atom(false);
  readonly $storage = atom<'opening' | 'disk' | 'memory'>('opening');
  readonly $quarantined = atom(0);
  readonly $returned = atom<ReturnedText | null>(null);
  readonly $connection;
  readonly $sync;
  readonly $notice;
  readonly $loaded;
  readonly $trouble;
  readonly $halted;
  readonly $stores;
  readonly $conversations;
  readonly $selected;
  readonly $thread;
  readonly $draft;
  readonly $replies;
  readonly $savedFilters;
  readonly $gates;
  readonly $tick;
  readonly $paused;
  readonly $overdue;
  readonly $failures;
  readonly $retryRun;
  readonly $health;
  readonly #ports: Ports;
  readonly #options: InboxOptions;
  readonly #texts: Texts;
  readonly #outbox: OutboxEngine;
  readonly #sync: SyncEngine;
  readonly #$selectedId = atom<ConversationId | null>(null);
  readonly #listeners = new Set<(event: InboxEvent) => void>();
  /** Whether it goes on in the place of another one. */
  readonly #isCarried: boolean;
  #life: 'new' | 'running' | 'stopped' = 'new';
  readonly #timer: WakeTimer;
  readonly #notice: Notice;
  readonly #runs = new RetryRuns();
  readonly #record: RecordKeeper;
  readonly #monitor: HealthMonitor;
  readonly #subscriptions: Cancel[] = [];
  readonly #presence: TabPresence;
  readonly #$wiped = atom(false);
  /** Rows of the disk that this page cannot read. */
  readonly #unread = new Set<string>();

  constructor(world: Ports, options: InboxOptions, before: Carried | null = null) {
    super(() => this.#verbWorld());
    const { automatic = sendPolicy.automatic, staleAfterMs = sendPolicy.staleAfterMs } = options;
    const ports = { ...world, storage: keeping(world.storage, this.#unread) };
    this.#ports = ports;
    this.#options = options;
    this.#isCarried = before !== null;
    this.#$selectedId.set(before?.openId ?? null);
    this.#texts = new Texts(ports);
    this.$replies = this.#texts.replies.$replies;
    this.$savedFilters = this.#texts.filters.$filters;
    this.#outbox = new OutboxEngine(ports, this.#outboxListener(), { ...sendPolicy, automatic, staleAfterMs });
    this.#presence = new TabPresence(ports, {
      outbox: () => this.#outbox,
      sync: () => this.#sync,
      granted: (rows, epoch) => this.#read(rows, epoch),
      wiped: () => this.#forget(false),
      lost: () => this.#record.stop(),
      heard: (message) => this.#texts.heard(message),
      act: (deed) => this.#act(deed),
    });
    this.#sync = new SyncEngine(ports, {
      network: (up) => this.#outbox.dispatch({ type: 'network', up }),
      capabilities: (capabilities) => {
        this.#outbox.dispatch({ type: 'capabilities', capabilities });
        this.#monitor.offers(capabilities?.testConversation ?? null);
      },
      observed: (messages) => this.#observe(messages),
      upToDate: () => this.#outbox.dispatch({ type: 'up-to-date' }),
      stores: (stores) => this.#outbox.dispatch({ type: 'stores', stores }),
      logins: (signedOut, told) => this.#outbox.dispatch({ type: 'logins', signedOut, told }),
      otherAccount: () => this.#outbox.dispatch({ type: 'halt', why: 'other-account' }),
      cached: (openId) => this.#reopen(openId),
      heardSender: (epoch) => this.#presence.turn?.heard(null, epoch),
      outboxWaits: () => this.#outbox.$state.get().commits.size > 0,
      diskRefused: (why) => this.#act(() => (why === 'wiped' ? this.#forget(false) : why === 'fenced' ? this.#presence.turn?.fenced() : this.#presence.turn?.renew())),
    }, options, before === null ? {} : { tables: before.tables, freshAt: before.freshAt });
    this.#record = new RecordKeeper(ports, () => this.#outbox.$state.get(), () => this.#sync.$state.get().tables, (keys) => this.#leaveAlone(keys), options.recordDays);
    const [$sync, $outbox] = [this.#sync.$state, this.#outbox.$state] as const;
    this.#timer = new WakeTimer(ports.clock, () => this.#wake());
    this.#notice = new Notice(ports.clock, $sync, $outbox);
    this.$notice = this.#notice.$notice;
    this.$connection = computed($sync, (sync) => syncStanding(sync).connection);
    this.$sync = statusView($sync);
    this.$loaded = computed($sync, (sync) => sync.tables.cursor !== null);
    this.$trouble = computed([$sync, this.$sync], (sync, { failures, why }) => (failures < failuresTold(sync) ? '' : why));
    this.$halted = computed([$outbox, this.#$wiped], (outbox, wiped) => (wiped ? 'wiped' : outbox.halted));
    this.$gates = computed($outbox, (outbox) => outbox.gates);
    this.$paused = computed($outbox, (outbox) => outbox.paused);
    this.$tick = createTick(ports);
    this.$overdue = overdueView(this.$tick, $outbox);
    this.$retryRun = this.#runs.$run;
    this.$failures = failuresView(this.$tick, $sync, $outbox, () => ports.clock.now());
    this.$stores = storesView($sync);
    this.$conversations = conversationsView($sync, $outbox);
    this.$selected = selectedView(this.$conversations, this.#$selectedId);
    this.$thread = threadView(this.#$selectedId, $sync, $outbox);
    this.$draft = computed([this.#texts.drafts.$drafts, this.#$selectedId], (drafts, id) => (id === null ? undefined : drafts.get(id)) ?? emptyDraft);
    this.#monitor = new HealthMonitor(this, $outbox, ports.clock, () => this.$ready.get() && this.#life === 'running');
    this.$health = this.#monitor.$health;
  }

  #outboxListener(): OutboxListener {
    return {
      confirmed: (entry, message) => this.#confirmed(entry, message),
      unconfirmed: ({ key, conversationId }) => this.#tell({ type: 'unconfirmed', key, conversationId, origin: this.#origin() }),
      failed: (entry) => this.#tell({ type: 'failed', key: entry.key, conversationId: entry.conversationId, entry, origin: this.#origin() }),
      appeared: ({ conversationId, text }) => this.#texts.drafts.sentElsewhere(conversationId, text),
      withdrawn: (entry) => this.withdrawn(entry),
      draftRowKeys: (conversationId) => this.#texts.drafts.rowKeys(conversationId),
      askNews: () => this.#sync.dispatch({ type: 'refresh' }),
      textReturned: (conversationId, text, why, replaces) => this.#textReturned(conversationId, text, why, replaces),
      heardSender: (rows, epoch) => this.#presence.turn?.heard(rows, epoch),
      fenced: () => this.#presence.turn?.fenced(),
      cleared: () => this.#presence.turn?.renew(),
      wiped: () => this.#forget(false),
      makeRoom: (done) => this.#sync.makeRoom(done),
    };
  }

  #verbWorld(): VerbWorld {
    return {
      ports: this.#ports,
      drafts: this.#texts.drafts,
      replies: this.#texts.replies,
      outbox: this.#outbox,
      sync: this.#sync,
      runs: this.#runs,
      record: this.#record,
      health: this.#monitor,
      unread: this.#unread,
      filters: this.#texts.filters,
      $openId: this.#$selectedId,
      operator: this.#options.operator ?? (() => ''),
      tables: () => this.#sync.$state.get().tables,
      rows: () => [this.$selected.get() ?? [], this.$conversations.get()].flat(),
      ready: () => this.$ready.get() && this.#life === 'running',
      act: (deed) => this.#act(deed),
    };
  }

  start(): void {
    if (this.#life !== 'new') return;
    this.#life = 'running';
    const { life, network, storage } = this.#ports;
    this.#sync.$state.listen((sync) => {
      this.#monitor.follow(sync);
      this.#schedule();
    });
    this.#outbox.$state.listen((outbox) => {
      this.#runs.follow(outbox, this.#ports.clock.now());
      this.#record.follow(outbox);
      this.#schedule();
    });
    this.#subscriptions.push(network.subscribe((online) => this.#act(() => this.#sync.dispatch({ type: online ? 'online' : 'offline' }))));
    this.#subscriptions.push(life.subscribe((now) => this.#act(() => this.#live(now))));
    this.#presence.join();
    storage.load((rows) => this.#act(() => this.#read(rows ?? [], null)));
    const conversationId = this.#$selectedId.get();
    this.#act(() => {
      this.#sync.tellStores();
      this.#sync.start(network.online());
      if (conversationId !== null) this.#sync.dispatch({ type: 'open', conversationId });
      this.#notice.start();
    });
  }

  restarted(): Inbox {
    this.stop();
    const { freshAt, tables } = this.#sync.$state.get();
    return new LiveInbox(this.#ports, this.#options, { freshAt, tables, openId: this.#$selectedId.get() });
  }

  #live(now: PageLife): void {
    // A hidden page may never come back: it is the last moment that a browser tells of for sure.
    if (now === 'sleeping' || now === 'hidden') this.#texts.drafts.flush();
    // Not in one that sleeps: a transaction that is open then keeps every other tab out.
    if (now === 'hidden') this.#sync.flush();
    if (now === 'awake') this.#sync.dispatch({ type: 'thawed' });
    if (this.$storage.get() === 'memory') return;
    if (now === 'sleeping') this.#presence.sleep();
    if (now === 'awake' && this.#presence.awake()) {
      this.#texts.catchUp((deed) => this.#act(deed));
      this.returned();
    }
  }

  /** @param epoch under which this tab sends from now on, or null where it only looks */
  #read(rows: readonly Row[], epoch: number | null): void {
    const { outbox, quarantined, ...texts } = readRows(rows);
    if (epoch === null && this.$ready.get()) return;
    if (this.#ports.storage.kind() === 'disk' && (epoch !== null || this.#presence.turn === null)) this.#record.lead(epoch);
    if (epoch !== null && this.#outbox.$state.get().leading) {
      // The disk was emptied while this tab was the one that sends.
      this.#outbox.restored(outbox.entries, epoch);
      this.#sync.lead(rows, epoch);
      return this.#texts.writeAll();
    }
    const unread = [...quarantined.map(({ key }) => key), ...this.#texts.load(rows, this.$ready.get() ? null : texts)];
    this.#leaveAlone(unread);
    this.$storage.set(this.#ports.storage.kind());
    if (this.$storage.get() === 'memory') this.#sendAlone();
    if (epoch === null) this.#outbox.dispatch({ type: 'loaded', ...outbox });
    else this.#outbox.lead(outbox, epoch, knownMessages(this.#sync.$state.get()));
    if (epoch !== null || (this.#presence.turn === null && this.$storage.get() === 'disk')) this.#sync.lead(rows, epoch);
    this.#observe();
    this.$ready.set(true);
  }

  /** @param keys of rows that cannot be read */
  #leaveAlone(keys: readonly string[]): void {
    for (const key of keys) this.#unread.add(key);
    this.$quarantined.set(this.#unread.size);
  }

  /** @param messages left out, all: what came before the disk had been read may carry keys that only the disk knows */
  #observe(messages = knownMessages(this.#sync.$state.get())): void {
    this.#outbox.dispatch({ type: 'observed', messages });
    this.#record.observed(messages);
    this.#runs.observed(messages, this.#ports.clock.now());
    this.#monitor.observed(messages);
  }

  /** What the disk had is shown, with the thread that was open then where nobody has opened another one. */
  #reopen(conversationId: ConversationId | null): void {
    if (this.#outbox.$state.get().size > 0) this.#observe();
    if (!this.#isCarried && this.#$selectedId.get() === null && conversationId !== null && this.#sync.$state.get().tables.conversations.has(conversationId)) this.open(conversationId);
  }

  /** Whoever has the disk sends what is on it; a tab that has none must not stand in the way. */
  #sendAlone(): void {
    this.#presence.turn?.letGo();
    this.#outbox.alone();
    this.#sync.alone();
  }

  stop(): void {
    if (this.#life === 'running') this.#texts.drafts.flush();
    this.#life = 'stopped';
    this.#timer.stop();
    this.#notice.stop();
    this.#outbox.stop();
    this.#record.stop();
    this.#sync.stop();
    this.#presence.leave();
    for (const end of this.#subscriptions.splice(0)) end();
  }

  wipe(done: (emptied: boolean) => void = () => {}): void {
    this.#forget(true);
    this.#ports.storage.wipe(({ ok }) => done(ok));
  }

  /** Nothing is sent, shown or written any more. @param tell whether the other tabs are to do the same */
  #forget(tell: boolean): void {
    this.#life = 'stopped';
    // First, so that nobody wonders where everything has gone.
    this.#$wiped.set(true);
    this.#outbox.wipe(tell);
    this.stop();
    this.#texts.forget();
    this.#sync.$state.set(initialSync(this.#ports.clock.now()));
    this.#$selectedId.set(null);
    this.$returned.set(null);
  }

  #origin(): 'here' | 'elsewhere' {
    return this.#outbox.$state.get().leading ? 'here' : 'elsewhere';
  }

  subscribe(listener: (event: InboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #confirmed(entry: OutboxEntry, message: Message): void {
    this.#notice.sent(entry.key);
    this.#runs.sent(entry.key);
    this.#monitor.sent(entry.key);
    this.#sync.dispatch({ type: 'confirmed', message });
    this.#tell({ type: 'sent', key: entry.key, conversationId: entry.conversationId, messageId: message.id, origin: this.#origin() });
  }

  #textReturned(conversationId: ConversationId, text: string, why: string, replaces: MessageKey | null): void {
    this.#texts.drafts.giveBack(conversationId, text, replaces);
    this.$returned.set({ conversationId, text, why, number: (this.$returned.get()?.number ?? 0) + 1 });
  }

  #tell(event: InboxEvent): void {
    for (const listener of this.#listeners) guarded(this.#ports.clock, () => listener(event));
  }

  #act(deed: () => void): void {
    if (this.#life === 'running') deed();
  }

  #schedule(): void {
    if (this.#life !== 'running') return;
    this.#timer.set([this.#outbox.wakeAt(), this.#sync.wakeAt(), this.#presence.turn?.wakeAt() ?? null]);
  }

  #wake(): void {
    this.#outbox.dispatch({ type: 'wake' });
    this.#sync.dispatch({ type: 'wake' });
    this.#presence.turn?.tick();
    this.#schedule();
  }
}
