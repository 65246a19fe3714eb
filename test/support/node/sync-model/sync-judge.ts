import type { SyncEffect, SyncInput, SyncState } from '@cs-inbox/core';
import type { ModelledBackend } from './modelled-backend.ts';

const connectionMoves: Readonly<Record<string, readonly string[]>> = {
  offline: ['settling', 'connecting', 'ended'],
  settling: ['offline', 'connecting', 'ended'],
  connecting: ['polling', 'offline', 'ended'],
  polling: ['live', 'offline', 'ended'],
  live: ['polling', 'offline', 'ended'],
  ended: [],
};

const rungMoves: Readonly<Record<string, readonly string[]>> = {
  incremental: ['full'],
  full: ['incremental', 'manual'],
  manual: ['incremental'],
};

/** What holds after each step of the receiving side, whatever befalls it. The first thing that does not is thrown. */
export class SyncJudge {
  readonly #backend: ModelledBackend;
  /** Questions and streams that stand in the world. */
  readonly questions = new Set<number>();
  readonly streams = new Set<number>();
  #lastQuestion = 0;
  #hasStarted = false;
  /** How far the threads had come when an older full answer put the list back; messages are never taken away. */
  #ahead: string | null = null;
  /** Tables moved by what this tab has told the others alone. */
  #toldUpTo: string | null = null;

  /** The disk has not kept all of what the tables show, and only a full answer has the rest. */
  #lacks = false;
  #isFull = false;
  readonly #pagesMax: number;

  constructor(backend: ModelledBackend, pagesMax: number) {
    this.#backend = backend;
    this.#pagesMax = pagesMax;
  }

  judge(before: SyncState, input: SyncInput, { state, effects }: { readonly state: SyncState; readonly effects: readonly SyncEffect[] }): void {
    this.#effects(before, state, effects);
    this.#ladder(before, input, state);
    this.#hasStarted ||= input.type === 'started';
    if (this.#hasStarted) this.#ends(state);
    if (state.tables !== before.tables) {
      this.#cursor(before, input, state);
      if (state.askFull && input.type === 'cached') this.#lacks = true;
      if (this.#isFull) this.#lacks = false;
      if (!this.#lacks) this.rows(state);
    }
  }

  #effects(before: SyncState, after: SyncState, effects: readonly SyncEffect[]): void {
    for (const effect of effects) {
      switch (effect.type) {
        case 'ask-capabilities':
        case 'ask-page':
          holds(this.questions.size === 0, `one question at a time: ${[...this.questions].join()} stands`);
          holds(effect.question > this.#lastQuestion, 'each question has a number of its own');
          this.#lastQuestion = effect.question;
          this.questions.add(effect.question);
          break;
        case 'abandon':
          holds(this.questions.delete(effect.question), 'only a question that stands is given up');
          break;
        case 'open-stream':
          holds(this.streams.size === 0, 'one stream at a time');
          holds(after.role === 'leads', `a tab that ${after.role} opens no stream`);
          holds(effect.cursor === after.tables.cursor, 'a stream begins where the tables stand');
          this.streams.add(effect.number);
          break;
        case 'close-stream':
          holds(this.streams.delete(effect.number), 'only a stream that stands is closed');
          break;
        case 'applied':
          holds(before.role === 'leads', 'only who asks for all tells what it takes over');
          holds(effect.from === (this.#toldUpTo ?? before.tables.cursor), 'what is told follows what was told before');
          this.#toldUpTo = effect.pages.at(-1)?.cursor ?? null;
          break;
      }
    }
    if (after.role !== 'leads') this.#toldUpTo = null;
    else if (this.#toldUpTo !== null) holds(this.#toldUpTo === after.tables.cursor, 'all that is taken over is told');
  }

  #ladder(before: SyncState, input: SyncInput, after: SyncState): void {
    const [from, to] = [before.connection.state, after.connection.state];
    holds(from === to || connectionMoves[from]?.includes(to) === true, `${from} does not lead to ${to} by ${input.type}`);
    const shown = input.type === 'retry' ? (before.told?.rung ?? before.rung) : before.rung;
    holds(before.rung === after.rung || shown === after.rung || rungMoves[before.rung]?.includes(after.rung) === true, `${before.rung} does not lead to ${after.rung} by ${input.type}`);
    if (to === 'connecting' && from === 'settling') holds(input.type === 'wake', 'only time makes a network stable');
    if (after.rung === 'manual' && before.rung !== 'manual') holds(after.why !== '', 'nobody is asked to do something without a reason');
    const wasShown = input.type === 'retry' && before.told?.triedByHand === true;
    if (after.triedByHand && !before.triedByHand) holds(after.rung === 'manual' && (before.run?.byHand === true || wasShown), 'tried by hand is what was tried by hand');
    if (after.stream === null) holds(after.connection.state !== 'live', 'live is what has a stream');
    else {
      holds(this.streams.has(after.stream.number), 'the stream that it believes in stands');
      holds(after.role === 'leads' && (to === 'live' || to === 'polling'), `no stream for a tab that ${after.role} and is ${to}`);
    }
    const cursors = after.run?.pages.map(({ cursor }) => cursor) ?? [];
    holds(cursors.length <= this.#pagesMax && new Set(cursors).size === cursors.length, 'a run goes on, and ends');
  }

  /** There is always something that makes it go on. */
  #ends(state: SyncState): void {
    const { connection, run, askAt } = state;
    if (connection.state === 'ended') return;
    holds((run !== null) === this.questions.size > 0, 'a run is a question that stands');
    holds(connection.state === 'settling' || run !== null || askAt !== null, 'there is no dead end');
    holds(askAt === null || Number.isFinite(askAt), 'it asks some day');
  }

  #cursor(before: SyncState, input: SyncInput, after: SyncState): void {
    const [from, to] = [before.tables.cursor, after.tables.cursor];
    if (to === null) return holds(from === null, 'a cursor is never lost');
    const full = input.type === 'page' && input.answer.ok && [...(before.run?.pages ?? []), input.answer.value].some(({ mode }) => mode === 'full');
    this.#isFull = full;
    const toldFull = input.type === 'told' && input.pages.some(({ mode }) => mode === 'full');
    const isSameEpoch = before.tables.epoch === after.tables.epoch;
    if (isSameEpoch && from !== null && placeIn(to) < placeIn(from)) this.#ahead = from;
    if (!isSameEpoch || (this.#ahead !== null && placeIn(to) >= placeIn(this.#ahead))) this.#ahead = null;
    if (before.tables.conversations.size > 0 && after.tables.conversations.size === 0) holds(full || toldFull, 'only a full answer empties the list');
    if (from === null || full || toldFull) return;
    holds(isSameEpoch, 'only a full answer leads into another epoch');
    holds(placeIn(to) >= placeIn(from), `the cursor goes back from ${from} to ${to} by ${input.type}`);
  }

  /** What is shown is what the backend had at the cursor. */
  rows({ tables }: SyncState): void {
    if (tables.cursor === null) return;
    const rows = this.#backend.rowsAt(tables.cursor);
    if (rows === undefined) throw new Error(`${tables.cursor} is no place to stand`);
    same(tables.stores, rows.stores, `stores at ${tables.cursor}`);
    same(tables.conversations, rows.conversations, `conversations at ${tables.cursor}`);
    for (const id of rows.conversations.keys()) {
      const [shown, known] = [tables.messages.get(id) ?? [], rows.messages.get(id) ?? []];
      if (this.#ahead !== null) holds(known.every((message) => shown.some((one) => one.id === message.id)), `messages of ${id} at ${tables.cursor}, and later ones`);
      else holds(shown.length === known.length && shown.every((message, i) => isSame(message, known[i])), `messages of ${id} at ${tables.cursor}`);
    }
  }
}

const placeIn = (cursor: string) => Number(cursor.split('.')[1]);

function same(shown: ReadonlyMap<string, unknown>, known: ReadonlyMap<string, unknown>, what: string): void {
  holds(shown.size === known.size && [...known].every(([id, row]) => isSame(shown.get(id), row)), what);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function holds(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}
