import {
  type Answered,
  initialSync,
  stepSync,
  type StoreFacts,
  type SyncEffect,
  type SyncInput,
  syncPolicy,
  type SyncState,
  syncWakeAt,
} from '@cs-inbox/core';
import type { Capabilities, ConversationId, HistoryPage, Message, StoreId } from '@cs-inbox/protocol';
import { atom, type WritableAtom } from 'nanostores';
import { guarded } from './guarded.ts';
import type { Cancel, Ports, Row } from './ports.ts';
import { type CacheLimits, SyncCache } from './sync-cache.ts';
import { SyncLink } from './sync-link.ts';

/** What the receiving side tells the rest of the inbox. */
export interface SyncListener {
  network(up: boolean): void;
  capabilities(capabilities: Capabilities | null): void;
  observed(messages: readonly Message[]): void;
  upToDate(): void;
  stores(stores: ReadonlyMap<StoreId, StoreFacts>): void;
  logins(signedOut: ReadonlySet<StoreId>, told: ReadonlySet<StoreId>): void;
  otherAccount(): void;
  /** What the disk had is shown, and which thread was open when it was written. */
  cached(openId: ConversationId | null): void;
  /** The tab that asks for all has said something, under this leadership. */
  heardSender(epoch: number): void;
  /** Whether the outbox waits for the disk. */
  outboxWaits(): boolean;
  /** See `SyncCache`: `fenced`, `cleared` or `wiped`. */
  diskRefused(why: string): void;
}

/** What one engine takes over from another. */
export type KnownTables = Pick<SyncState, 'tables' | 'freshAt'>;

/** Holds the tables, steps them, and carries out their orders through the ports. */
export class SyncEngine {
  readonly $state: WritableAtom<SyncState>;
  readonly #ports: Ports;
  readonly #listener: SyncListener;
  readonly #cache: SyncCache;
  /** null where there are no other tabs. */
  readonly #link: SyncLink | null;
  readonly #queue: SyncInput[] = [];
  /** Ends the questions beside the run of sync. */
  readonly #beside = new Set<Cancel>();
  #question: { readonly number: number; readonly cancel: Cancel } | null = null;
  #stream: { readonly number: number; readonly cancel: Cancel } | null = null;
  /** Under which leadership this tab asks for the others; null where it does not. */
  #epoch: number | null = null;
  #stepping = false;
  #stopped = false;

  /** @param known what is known already */
  constructor(ports: Ports, listener: SyncListener, limits: CacheLimits = {}, known: Partial<KnownTables> = {}) {
    this.#ports = ports;
    this.#listener = listener;
    this.$state = atom({ ...initialSync(ports.clock.now()), ...known });
    this.#link = ports.tabs === null ? null : new SyncLink(ports.tabs, ports.clock, (epoch) => listener.heardSender(epoch));
    this.#cache = new SyncCache(ports, {
      state: () => this.$state.get(),
      busy: () => listener.outboxWaits(),
      refused: (why) => listener.diskRefused(why),
    }, limits);
    this.$state.listen(() => this.#cache.changed());
  }

  /** Goes to work, and shows what the disk has until the backend has said what is so. */
  start(online: boolean): void {
    if (this.#link !== null) this.dispatch({ type: 'role', role: 'follows' });
    this.dispatch({ type: 'started', online });
    this.#cache.load((cached) => {
      if (cached === null || this.#stopped) return;
      this.dispatch({ type: 'cached', ...cached });
      this.#listener.cached(cached.openId);
    });
  }

  /**
   * This tab asks for all of its browser from now on, and keeps the disk.
   * @param rows what was on the disk then
   * @param epoch null where there are no others
   */
  lead(rows: readonly Row[], epoch: number | null): void {
    this.#epoch = epoch;
    this.#cache.lead(rows, epoch);
    this.dispatch({ type: 'role', role: 'leads' });
  }

  /** Another tab does. */
  follow(): void {
    this.#epoch = null;
    this.#cache.follow();
    this.dispatch({ type: 'role', role: 'follows' });
  }

  /** There is no disk that it could share. */
  alone(): void {
    if (this.#link !== null) this.dispatch({ type: 'role', role: 'alone' });
  }

  /** A person asks for everything anew: here at once, for the tab that asks for all may be frozen, and there. */
  retry(): void {
    this.dispatch({ type: 'retry' });
    if (this.#epoch === null) this.#link?.post({ type: 'retry-sync' });
  }

  /** Another tab has said something. */
  heard(message: unknown): void {
    for (const input of this.#link?.heard(message, this.#epoch) ?? []) this.dispatch(input);
  }

  /** Writes to the disk now what waits for that. */
  flush(): void {
    this.#cache.flush();
  }

  /** The outbox needs room on the disk. @param done called once there is more, if there is */
  makeRoom(done: () => void): void {
    this.#cache.evict(done);
  }

  dispatch(input: SyncInput): void {
    if (this.#stopped) return;
    this.#queue.push(input);
    if (this.#stepping) return;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      for (const effect of this.#step(next)) guarded(this.#ports.clock, () => this.#run(effect));
    }
  }

  /** Tells what is known of the stores. */
  tellStores(): void {
    const { stores } = this.$state.get().tables;
    this.#listener.stores(new Map([...stores].map(([id, { platform, market, pace = null }]) => [id, { platform, market, pace }])));
  }

  wakeAt(): number | null {
    const at = syncWakeAt(this.$state.get());
    return this.#epoch === null || this.#link === null ? at : Math.min(at ?? Infinity, this.#link.wakeAt());
  }

  stop(): void {
    this.#cache.flush();
    this.#cache.follow();
    this.#stopped = true;
    this.#question?.cancel();
    this.#stream?.cancel();
    for (const cancel of this.#beside) cancel();
    this.#beside.clear();
  }

  /** Effects are run after the step, not within it: what they set off may step again before the next effect. */
  #step(input: SyncInput): readonly SyncEffect[] {
    this.#stepping = true;
    try {
      const before = this.$state.get().tables.stores;
      const { state, effects } = stepSync(this.$state.get(), input, this.#ports.clock.now(), this.#ports.chance);
      this.$state.set(state);
      const epoch = this.#epoch;
      if (epoch !== null) guarded(this.#ports.clock, () => this.#link?.tell(state, effects, epoch));
      if (state.tables.stores !== before) this.tellStores();
      return effects;
    } finally {
      this.#stepping = false;
    }
  }

  #run(effect: SyncEffect): void {
    const { backend } = this.#ports;
    switch (effect.type) {
      case 'ask-capabilities': {
        const { question } = effect;
        this.#ask(question, backend.capabilities((answer) => this.dispatch({ type: 'capabilities', question, answer })));
        return;
      }
      case 'ask-page': {
        const { question } = effect;
        this.#ask(question, backend.sync(effect.cursor, (answer) => this.dispatch({ type: 'page', question, answer })));
        return;
      }
      case 'ask-history': {
        return this.#askHistory(effect);
      }
      case 'tell-read':
        return this.#withDeadline<unknown>(
          (answer) => backend.read(effect.conversationId, effect.position, answer),
          (answer) => {
            if (answer.ok) this.dispatch({ type: 'read-told', conversationId: effect.conversationId, position: effect.position });
            else if (answer.why === 'other-account') this.dispatch({ type: 'other-account' });
          },
        );
      case 'abandon':
        if (this.#question?.number === effect.question) this.#question.cancel();
        return;
      case 'open-stream': {
        const { cursor, number } = effect;
        this.#stream?.cancel();
        this.#stream = { number, cancel: backend.stream(cursor, (news) => this.dispatch({ type: 'stream', number, news })) };
        return;
      }
      case 'close-stream':
        if (this.#stream?.number === effect.number) this.#stream.cancel();
        return;
      case 'thread-loaded':
        if (this.#epoch === null) this.#link?.post({ ...effect, type: 'thread' });
        return;
      case 'applied':
        return;
      case 'network':
        return this.#listener.network(effect.up);
      case 'capabilities':
        return this.#listener.capabilities(effect.capabilities);
      case 'observed':
        return this.#listener.observed(effect.messages);
      case 'up-to-date':
        return this.#listener.upToDate();
      case 'logins':
        return this.#listener.logins(effect.signedOut, effect.told);
      case 'other-account':
        return this.#listener.otherAccount();
    }
  }

  #askHistory({ conversationId, before, limit, generation }: SyncEffect & { type: 'ask-history' }): void {
    this.#withDeadline<HistoryPage>(
      (answer) => this.#ports.backend.history(conversationId, before, limit, answer),
      (answer) => this.dispatch({ type: 'history', conversationId, newest: before === null, generation, answer }),
    );
  }

  /** A question beside the run of sync: answered once, by the backend or by the clock. */
  #withDeadline<T>(call: (answer: (answered: Answered<T>) => void) => Cancel, settle: (answered: Answered<T>) => void): void {
    const end = () => {
      cancelTimer();
      cancelCall();
      this.#beside.delete(end);
    };
    const once = (answered: Answered<T>) => {
      if (!this.#beside.has(end)) return;
      end();
      settle(answered);
    };
    this.#beside.add(end);
    const cancelCall = call(once);
    const cancelTimer = this.#ports.clock.setTimer(syncPolicy.deadlineMs, () => once({ ok: false, why: 'deadline' }));
  }

  #ask(number: number, cancel: Cancel): void {
    this.#question = { number, cancel };
  }
}
