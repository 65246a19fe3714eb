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
  type Tables,
} from '@cs-inbox/core';
import type { Capabilities, HistoryPage, Message, StoreId } from '@cs-inbox/protocol';
import { atom, type WritableAtom } from 'nanostores';
import { guarded } from './guarded.ts';
import type { Cancel, Ports } from './ports.ts';

/** What the receiving side tells the rest of the inbox. */
export interface SyncListener {
  network(up: boolean): void;
  capabilities(capabilities: Capabilities | null): void;
  observed(messages: readonly Message[]): void;
  upToDate(): void;
  stores(stores: ReadonlyMap<StoreId, StoreFacts>): void;
  logins(signedOut: ReadonlySet<StoreId>, told: ReadonlySet<StoreId>): void;
  otherAccount(): void;
}

/** Holds the tables, steps them, and carries out their orders through the ports. */
export class SyncEngine {
  readonly $state: WritableAtom<SyncState>;
  readonly #ports: Ports;
  readonly #listener: SyncListener;
  readonly #queue: SyncInput[] = [];
  /** Ends the questions beside the run of sync. */
  readonly #beside = new Set<Cancel>();
  #question: { readonly number: number; readonly cancel: Cancel } | null = null;
  #stepping = false;
  #stopped = false;

  /** @param tables what is known already */
  constructor(ports: Ports, listener: SyncListener, tables: Tables | null = null) {
    this.#ports = ports;
    this.#listener = listener;
    const fresh = initialSync(ports.clock.now());
    this.$state = atom(tables === null ? fresh : { ...fresh, tables });
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
    return syncWakeAt(this.$state.get());
  }

  stop(): void {
    this.#stopped = true;
    this.#question?.cancel();
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
