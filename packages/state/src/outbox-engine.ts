import {
  emptyOutbox,
  type OutboxEffect,
  type OutboxEntry,
  type OutboxInput,
  type OutboxState,
  outboxWakeAt,
  sendPolicy,
  type SendPolicy,
  stepOutbox,
} from '@cs-inbox/core';
import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { atom } from 'nanostores';
import { EndedOnes } from './ended-ones.ts';
import { guarded } from './guarded.ts';
import type { Cancel, OutgoingMessage, Ports, Row, StorageAnswer } from './ports.ts';
import { TabLink } from './tab-link.ts';
import { arrivedRow, arrivedRowKey, backRow, type OutboxRows, outRow, outRowKey, pausedRow, placeRow, placeRowKey, readRows } from './rows.ts';

/** What the outbox tells the rest of the inbox. */
export interface OutboxListener {
  confirmed(entry: OutboxEntry, message: Message): void;
  unconfirmed(entry: OutboxEntry): void;
  failed(entry: OutboxEntry): void;
  appeared(entry: OutboxEntry): void;
  /** A person has asked for its text back, here or in another tab. */
  withdrawn(entry: OutboxEntry): void;
  /** The rows of the draft of a conversation. */
  draftRowKeys(conversationId: ConversationId): readonly string[];
  /** Something has gone of which the backend knows more. */
  askNews(): void;
  textReturned(conversationId: ConversationId, text: string, why: string, replaces: MessageKey | null): void;
  /** See `LinkListener`. */
  heardSender(rows: number | null, epoch: number | null): void;
  /** The disk has a newer leadership than this tab's. */
  fenced(): void;
  /** The disk has none any more: somebody has emptied it. */
  cleared(): void;
  /** The account was signed out. */
  wiped(): void;
  /** The disk is full: throws away what can be asked for again. @param done called once, in any case */
  makeRoom(done: () => void): void;
}

/** How long a disk that could not be read is left alone, ms. */
export const READ_AGAIN_MS = 5_000;

/** Holds the outbox, steps it, and carries out its orders through the ports. */
export class OutboxEngine {
  readonly $state = atom<OutboxState>(emptyOutbox);
  readonly #ports: Ports;
  readonly #listener: OutboxListener;
  readonly #policy: SendPolicy;
  readonly #cancels = new Map<MessageKey, Cancel>();
  readonly #ended = new EndedOnes();
  readonly #queue: OutboxInput[] = [];
  /** What was deleted while the disk was being read: that may have been read all the same. */
  readonly #looks = new Set<Set<MessageKey>>();
  #link: TabLink | null;
  /** Under which leadership this tab writes; null where nobody shares the disk, or another tab sends. */
  #epoch: number | null = null;
  /** Commits that an emptied disk has refused. */
  readonly #refused: (OutboxEffect & { type: 'commit' })[] = [];
  #stepping = false;
  /** When the newest step began, ms since the epoch: what was due by then has been looked at. */
  #steppedAt = 0;
  #stopped = false;

  constructor(ports: Ports, listener: OutboxListener, policy: SendPolicy = sendPolicy) {
    this.#ports = ports;
    this.#listener = listener;
    this.#policy = policy;
    const { heardSender, wiped, withdrawn } = listener;
    this.#link = ports.tabs === null ? null : new TabLink(ports.tabs, { epoch: () => this.#epoch, look: () => this.#look(), heardSender, wiped, withdrawn });
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

  /** This tab sends from now on; the rows are what is on the disk by now, `known` what it has heard of the backend before. */
  lead(rows: OutboxRows, epoch: number, known: readonly Message[]): void {
    this.#epoch = epoch;
    this.dispatch({ type: 'lead', ...rows, known });
  }

  /** Another tab sends from now on: shows what that one does. */
  deposed(): void {
    this.#epoch = null;
    this.dispatch({ type: 'deposed' });
    this.#link?.hello();
    for (const effect of this.#refused.splice(0)) {
      if (!this.#putAnyway(effect)) this.dispatch({ type: 'commit-refused', commit: effect.commit, why: 'fenced' });
    }
  }

  /** The disk was emptied behind its back: writes again what it holds, then what was refused for that. */
  restored(entries: readonly OutboxEntry[], epoch: number): void {
    this.#epoch = epoch;
    this.dispatch({ type: 'cleared' });
    for (const effect of this.#refused.splice(0)) this.#commit(effect);
    this.dispatch({ type: 'found', entries });
    this.#link?.tellAll(this.$state.get());
  }

  /** Asks the tab that sends whether it lives. */
  ask(): void {
    this.#link?.ask();
  }

  /** Tells all tabs that the account is signed out, and forgets it. */
  wipe(tell: boolean): void {
    if (tell) this.#link?.wiped();
    this.stop();
    this.$state.set(emptyOutbox);
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
    // A step takes a while: what came due meanwhile has had no step yet.
    return outboxWakeAt(this.$state.get(), Math.min(this.#steppedAt, this.#ports.clock.now()), this.#policy);
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
        else this.dispatch({ type: 'found', entries: this.#foundIn(rows).filter(({ key }) => !gone.has(key)) });
      }),
    );
  }

  /** What is on the disk. Whoever leads has written what it knows itself: that need not be read. */
  #foundIn(rows: readonly Row[]): readonly OutboxEntry[] {
    const { lanes, leading } = this.$state.get();
    const known = new Map(leading ? [...lanes.values()].flatMap(({ entries }) => entries.map((entry) => [outRowKey(entry.key), entry] as const)) : []);
    return [...readRows(rows.filter(({ key }) => !known.has(key))).outbox.entries, ...rows.flatMap(({ key }) => known.get(key) ?? [])];
  }

  #step(input: OutboxInput): void {
    const before = this.$state.get();
    const now = this.#ports.clock.now();
    this.#steppedAt = now;
    const { state, effects } = stepOutbox(before, input, now, this.#ports.chance, this.#policy);
    this.#ended.note(before, effects, now);
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
    if (effect.type === 'withdrawn' && effect.edit) {
      this.#link?.withdrawn(effect.entry);
      this.#listener.withdrawn(effect.entry);
    }
    if (effect.type === 'return-text') this.#listener.textReturned(effect.conversationId, effect.text, effect.why, effect.replaces);
  }

  #run(effect: OutboxEffect): void {
    switch (effect.type) {
      case 'commit':
        return this.#commit(effect);
      case 'attempt': {
        const { attempt, entry } = effect;
        const { key, conversationId } = entry;
        const cancel = this.#ports.backend.send(this.#outgoing(entry), (outcome) => {
          this.dispatch({ type: 'outcome', conversationId, key, attempt, outcome });
        });
        this.#cancels.set(key, cancel);
        return;
      }
      case 'attempt-together':
        return this.#sendTogether(effect);
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
      case 'look':
        return this.#look();
      case 'ask-news':
        return this.#listener.askNews();
      case 'return-text':
      case 'withdrawn':
      case 'stored':
      case 'wish':
        return;
    }
  }

  /** One request for many: they have one deadline, so it is given up for all of them. */
  #sendTogether({ attempts, reason }: OutboxEffect & { type: 'attempt-together' }): void {
    const cancel = this.#ports.backend.retryMany(attempts.map(({ entry }) => this.#outgoing(entry)), reason, (outcomes) => {
      for (const { attempt, entry: { key, conversationId } } of attempts) {
        this.dispatch({ type: 'outcome', conversationId, key, attempt, outcome: outcomes.get(key) ?? { kind: 'unknown', why: 'left-out' } });
      }
    });
    for (const { entry } of attempts) this.#cancels.set(entry.key, cancel);
  }

  #outgoing({ key, conversationId, storeId, text, replaces }: OutboxEntry): OutgoingMessage {
    const platform = this.$state.get().stores.get(storeId)?.platform;
    return { key, conversationId, storeId, text, replaces, ...(platform === undefined ? {} : { platform }) };
  }

  /** @param again whether it is tried once more */
  #commit(effect: OutboxEffect & { type: 'commit' }, again = false): void {
    const { commit, puts, deletes, dropDraft, putDraft, paused, arrived, places } = effect;
    for (const gone of this.#looks) for (const key of deletes) gone.add(key);
    const rows = {
      puts: [
        ...puts.map(outRow),
        ...(putDraft === null ? [] : [backRow(putDraft)]),
        ...(paused === null ? [] : [pausedRow(paused, this.$state.get().pauses)]),
        ...(arrived === null ? [] : [arrivedRow(arrived.key, arrived.arrived)]),
        ...[...(places?.keeps ?? [])].map(([id, place]) => placeRow(id, place)),
        ...this.#ended.rowsOf(deletes),
      ],
      deletes: [...deletes.map(outRowKey), ...(dropDraft === null ? [] : this.#listener.draftRowKeys(dropDraft)), ...(arrived?.forgets ?? []).map(arrivedRowKey), ...(places?.forgets ?? []).map(placeRowKey)],
      epoch: this.$state.get().leading ? this.#epoch : null,
    };
    const settle = (answer: StorageAnswer) => {
      this.#ended.answered(deletes, answer.ok ? null : answer.why, this.#ports.clock.now());
      if (this.#stopped) return this.#settleAfterStop(commit, puts[0], answer);
      if (!answer.ok && this.#isOver(effect, answer.why, rows.epoch)) return;
      if (!answer.ok && answer.why === 'quota' && !again && !this.#isPassed(commit)) return this.#makeRoom(effect);
      this.dispatch(answer.ok ? { type: 'committed', commit } : { type: 'commit-refused', commit, why: answer.why });
    };
    try {
      this.#ports.storage.commit(rows, settle);
    } catch (error) {
      settle({ ok: false, why: 'disk' });
      throw error;
    }
  }

  /** Whether a commit was refused because this tab has no business with the disk any more, or has to begin anew. */
  #isOver(effect: OutboxEffect & { type: 'commit' }, why: string, epoch: number | null): boolean {
    if (why === 'wiped') this.#listener.wiped();
    if (why === 'cleared') this.#listener.cleared();
    if (why === 'fenced') this.#listener.fenced();
    if (why !== 'cleared' && why !== 'fenced') return why === 'wiped';
    // It is about to lead anew: then it is written.
    if (this.$state.get().leading && epoch === this.#epoch) return this.#refused.push(effect) > 0;
    return this.#putAnyway(effect);
  }

  /** A new message is tried once more with more room; the outbox tries all else again by itself. */
  #makeRoom(effect: OutboxEffect & { type: 'commit' }): void {
    const goOn = () => {
      if (this.#isPassed(effect.commit) || !this.#putAnyway(effect, true)) this.dispatch({ type: 'commit-refused', commit: effect.commit, why: 'quota' });
    };
    guarded(this.#ports.clock, () => {
      try {
        this.#listener.makeRoom(goOn);
      } catch (error) {
        goOn();
        throw error;
      }
    });
  }

  /** Whether a later one of its conversation is on its way to the disk, or there, from where another tab sends it before this one. */
  #isPassed(commit: number): boolean {
    const { commits, lanes, leading } = this.$state.get();
    const pending = commits.get(commit);
    if (leading || pending?.kind !== 'accept') return false;
    return lanes.get(pending.conversationId)?.entries.at(-1)?.key !== pending.key;
  }

  /** Any tab may put a new message on the disk; but it is not this one that sends it. */
  #putAnyway(effect: OutboxEffect & { type: 'commit' }, again = false): boolean {
    const { commits, lanes } = this.$state.get();
    const pending = commits.get(effect.commit);
    if (pending?.kind !== 'accept') return false;
    const puts = (lanes.get(pending.conversationId)?.entries ?? []).filter(({ key }) => key === pending.key);
    if (puts.length > 0) this.#commit({ ...effect, puts }, again);
    return puts.length > 0;
  }

  /** A new message that the disk refuses goes back to its composer also where nobody shows that any more: as a draft for the next page. */
  #settleAfterStop(commit: number, entry: OutboxEntry | undefined, answer: StorageAnswer): void {
    if (answer.ok || entry === undefined || this.$state.get().commits.get(commit)?.kind !== 'accept') return;
    this.#listener.textReturned(entry.conversationId, entry.text, answer.why, entry.replaces);
  }
}
