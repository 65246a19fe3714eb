import {
  type Answered,
  initialSync,
  stepSync,
  type SyncEffect,
  type SyncInput,
  syncPolicy,
  type SyncState,
  syncWakeAt,
} from '@cs-inbox/core';
import type { Capabilities, HistoryPage, Message } from '@cs-inbox/protocol';
import { atom, type WritableAtom } from 'nanostores';
import type { Cancel, Ports } from './ports.ts';

/** What the receiving side tells the rest of the inbox. */
export interface SyncListener {
  network(up: boolean): void;
  capabilities(capabilities: Capabilities): void;
  observed(messages: readonly Message[]): void;
  otherAccount(): void;
}

/** Holds the tables, steps them, and carries out their orders through the ports. */
export class SyncEngine {
  readonly $state: WritableAtom<SyncState>;
  readonly #ports: Ports;
  readonly #listener: SyncListener;
  readonly #queue: SyncInput[] = [];
  #question: { readonly number: number; readonly cancel: Cancel } | null = null;
  #stepping = false;
  #stopped = false;

  constructor(ports: Ports, listener: SyncListener) {
    this.#ports = ports;
    this.#listener = listener;
    this.$state = atom(initialSync(ports.clock.now()));
  }

  dispatch(input: SyncInput): void {
    if (this.#stopped) return;
    this.#queue.push(input);
    if (this.#stepping) return;
    this.#stepping = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#step(next);
    this.#stepping = false;
  }

  wakeAt(): number | null {
    return syncWakeAt(this.$state.get());
  }

  stop(): void {
    this.#stopped = true;
    this.#question?.cancel();
  }

  #step(input: SyncInput): void {
    const { state, effects } = stepSync(this.$state.get(), input, this.#ports.clock.now(), this.#ports.chance);
    this.$state.set(state);
    for (const effect of effects) this.#run(effect);
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
        backend.read(effect.conversationId, effect.position, () => undefined);
        return;
      case 'abandon':
        if (this.#question?.number === effect.question) this.#question.cancel();
        return;
      case 'network':
        return this.#listener.network(effect.up);
      case 'capabilities':
        return this.#listener.capabilities(effect.capabilities);
      case 'observed':
        return this.#listener.observed(effect.messages);
      case 'other-account':
        return this.#listener.otherAccount();
    }
  }

  #askHistory({ conversationId, before, limit }: SyncEffect & { type: 'ask-history' }): void {
    const { backend, clock } = this.#ports;
    let open = true;
    const settle = (answer: Answered<HistoryPage>) => {
      if (!open) return;
      open = false;
      cancelTimer();
      this.dispatch({ type: 'history', conversationId, newest: before === null, answer });
    };
    const cancelCall = backend.history(conversationId, before, limit, settle);
    const cancelTimer = clock.setTimer(syncPolicy.deadlineMs, () => {
      cancelCall();
      settle({ ok: false, why: 'deadline' });
    });
  }

  #ask(number: number, cancel: Cancel): void {
    this.#question = { number, cancel };
  }
}
