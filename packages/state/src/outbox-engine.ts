import {
  emptyOutbox,
  type OutboxEffect,
  type OutboxEntry,
  type OutboxInput,
  type OutboxState,
  outboxWakeAt,
  stepOutbox,
} from '@cs-inbox/core';
import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { atom } from 'nanostores';
import { guarded } from './guarded.ts';
import type { Cancel, Ports, StorageAnswer } from './ports.ts';
import { TabLink } from './tab-link.ts';
import { draftRowKey, outRow, outRowKey, readRows } from './rows.ts';

/** What the outbox tells the rest of the inbox. */
export interface OutboxListener {
  confirmed(entry: OutboxEntry, message: Message): void;
  unconfirmed(entry: OutboxEntry): void;
  failed(entry: OutboxEntry): void;
  appeared(entry: OutboxEntry): void;
  textReturned(conversationId: ConversationId, text: string, why: string, replaces: MessageKey | null): void;
}

/** How long a disk that could not be read is left alone, ms. */
export const READ_AGAIN_MS = 5_000;

/** Holds the outbox, steps it, and carries out its orders through the ports. */
export class OutboxEngine {
  readonly $state = atom<OutboxState>(emptyOutbox);
  readonly #ports: Ports;
  readonly #listener: OutboxListener;
  readonly #cancels = new Map<MessageKey, Cancel>();
  readonly #queue: OutboxInput[] = [];
  /** What was deleted while the disk was being read: that may have been read all the same. */
  readonly #looks = new Set<Set<MessageKey>>();
  #link: TabLink | null;
  #stepping = false;
  #stopped = false;

  constructor(ports: Ports, listener: OutboxListener) {
    this.#ports = ports;
    this.#listener = listener;
    this.#link = ports.tabs === null ? null : new TabLink(ports.tabs, () => this.#look());
  }

  dispatch(input: OutboxInput): void {
    if (this.#stopped) return;
    this.#queue.push(input);
    if (this.#stepping) return;
    this.#stepping = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#step(next);
    } finally {
      this.#stepping = false;
    }
  }

  /** Another tab shares the disk: shows what that one does until it is this one's turn. */
  follow(): void {
    this.dispatch({ type: 'follow' });
    this.#link?.hello();
  }

  /** There is no disk to share after all: this tab sends what is its own. */
  alone(): void {
    this.#link = null;
    this.dispatch({ type: 'lead', entries: [] });
  }

  /** Another tab has said something. */
  heard(message: unknown): void {
    for (const input of this.#link?.heard(message, this.$state.get()) ?? []) this.dispatch(input);
  }

  wakeAt(): number | null {
    return outboxWakeAt(this.$state.get(), this.#ports.clock.now());
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #look(): void {
    if (this.#stopped) return;
    const gone = new Set<MessageKey>();
    this.#looks.add(gone);
    guarded(this.#ports.clock, () =>
      this.#ports.storage.load((rows) => {
        this.#looks.delete(gone);
        if (rows === null) this.#ports.clock.setTimer(READ_AGAIN_MS, () => this.#look());
        else this.dispatch({ type: 'found', entries: readRows(rows).entries.filter(({ key }) => !gone.has(key)) });
      }),
    );
  }

  #step(input: OutboxInput): void {
    const before = this.$state.get();
    const { state, effects } = stepOutbox(before, input, this.#ports.clock.now(), this.#ports.chance);
    for (const effect of effects) guarded(this.#ports.clock, () => this.#hand(effect));
    this.$state.set(state);
    guarded(this.#ports.clock, () => this.#link?.tell(before, state));
    for (const effect of effects) guarded(this.#ports.clock, () => this.#run(effect));
    for (const effect of effects) guarded(this.#ports.clock, () => this.#link?.pass(effect));
  }

  /** What leaves the outbox is handed on before it leaves, so that no picture shows it nowhere. */
  #hand(effect: OutboxEffect): void {
    if (effect.type === 'confirmed') this.#link?.confirmed(effect.message);
    if (effect.type === 'confirmed') this.#listener.confirmed(effect.entry, effect.message);
    if (effect.type === 'return-text') this.#listener.textReturned(effect.conversationId, effect.text, effect.why, effect.replaces);
  }

  #run(effect: OutboxEffect): void {
    switch (effect.type) {
      case 'commit':
        return this.#commit(effect);
      case 'attempt': {
        const { key, conversationId, storeId, text, replaces } = effect.entry;
        const { attempt } = effect;
        const cancel = this.#ports.backend.send({ key, conversationId, storeId, text, replaces }, (outcome) => {
          this.dispatch({ type: 'outcome', conversationId, key, attempt, outcome });
        });
        this.#cancels.set(key, cancel);
        return;
      }
      case 'look-up': {
        const { key, conversationId, number } = effect;
        const cancel = this.#ports.backend.lookUp({ key, conversationId }, (outcome) => {
          this.dispatch({ type: 'looked-up', conversationId, key, number, outcome });
        });
        this.#cancels.set(key, cancel);
        return;
      }
      case 'abandon':
        this.#cancels.get(effect.key)?.();
        this.#cancels.delete(effect.key);
        return;
      case 'confirmed':
        this.#cancels.delete(effect.entry.key);
        return;
      case 'unconfirmed':
        return this.#listener.unconfirmed(effect.entry);
      case 'failed':
        return this.#listener.failed(effect.entry);
      case 'appeared':
        return this.#listener.appeared(effect.entry);
      case 'return-text':
      case 'stored':
      case 'wish':
        return;
    }
  }

  #commit({ commit, puts, deletes, dropDraft }: OutboxEffect & { type: 'commit' }): void {
    for (const gone of this.#looks) for (const key of deletes) gone.add(key);
    const rows = {
      puts: puts.map(outRow),
      deletes: [...deletes.map(outRowKey), ...(dropDraft === null ? [] : [draftRowKey(dropDraft)])],
    };
    const settle = (answer: StorageAnswer) => {
      if (this.#stopped) return this.#settleAfterStop(commit, puts[0], answer);
      this.dispatch(answer.ok ? { type: 'committed', commit } : { type: 'commit-refused', commit, why: answer.why });
    };
    try {
      this.#ports.storage.commit(rows, settle);
    } catch (error) {
      settle({ ok: false, why: 'disk' });
      throw error;
    }
  }

  /** A new message that the disk refuses goes back to its composer also where nobody shows that any more: as a draft for the next page. */
  #settleAfterStop(commit: number, entry: OutboxEntry | undefined, answer: StorageAnswer): void {
    if (answer.ok || entry === undefined || this.$state.get().commits.get(commit)?.kind !== 'accept') return;
    this.#listener.textReturned(entry.conversationId, entry.text, answer.why, entry.replaces);
  }
}
