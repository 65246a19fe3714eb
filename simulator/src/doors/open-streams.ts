import type { AccountId, MessageKey } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import type { RuleRun } from '../scenario/rule-run.ts';
import type { OpenStream } from '../stream/open-stream.ts';
import { nextPullAt, pull } from '../stream/pull.ts';

/** Where what a stream pushes goes. */
export interface StreamSink {
  readonly frame: (text: string) => void;
  /** `reset`: the connection breaks. Called once, and nothing after it. */
  readonly end: (how: 'end' | 'reset') => void;
}

interface Pumped {
  stream: OpenStream;
  readonly sink: StreamSink;
}

export interface OpenStreamsOptions {
  readonly clock: Clock;
  /** Longest time between two looks at the platform, in ms: others may change it behind our back. */
  readonly lookMs: number;
  /** Called when it is time to look at the platform again. */
  readonly onDue: () => void;
  /** Called with the keys of messages that a client has just seen. */
  readonly onShown: (keys: readonly MessageKey[]) => void;
  /** Called with how far in the change log a stream has brought its client. */
  readonly onBrought: (operator: AccountId, head: number) => void;
}

/** The streams of a host that stand open, and when they are fed. */
export class OpenStreams {
  readonly #options: OpenStreamsOptions;
  readonly #open = new Set<Pumped>();
  /** What rules have counted on streams. It concerns nothing but streams, so it is no part of the platform that all tabs share. */
  #runs = new Map<string, RuleRun>();
  #cancelTimer: () => void = () => undefined;
  #max = 0;

  constructor(options: OpenStreamsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Most that stood open at once. */
  get max(): number {
    return this.#max;
  }

  /** `platform` gives it as it stands now. The answer stops the stream: its client has gone. */
  add(stream: OpenStream, sink: StreamSink, platform: PlatformState, chance: Chance): () => void {
    const pumped: Pumped = { stream, sink };
    this.#open.add(pumped);
    this.#max = Math.max(this.#max, this.#open.size);
    this.feed(platform, chance);
    return () => {
      this.#open.delete(pumped);
      if (this.#open.size === 0) this.#cancelTimer();
    };
  }

  /** Pushes what is due, and waits for the next time. */
  feed(platform: PlatformState, chance: Chance): void {
    this.#cancelTimer();
    if (this.#open.size === 0) return;
    const shown: MessageKey[] = [];
    let state = this.counted(platform);
    for (const pumped of Array.from(this.#open)) {
      const pulled = pull(state, pumped.stream, chance);
      state = pulled.state;
      pumped.stream = pulled.stream;
      shown.push(...pulled.shows);
      if (pulled.text !== '') {
        pumped.sink.frame(pulled.text);
        this.#options.onBrought(pulled.stream.operator, pulled.stream.sequence);
      }
      if (pulled.end === null) continue;
      this.#open.delete(pumped);
      pumped.sink.end(pulled.end);
    }
    this.#keep(state);
    this.#wait(state);
    if (shown.length > 0) this.#options.onShown(shown);
  }

  /** Ends all of them: the platform begins anew. */
  endAll(): void {
    this.#cancelTimer();
    this.#runs = new Map();
    this.#max = 0;
    const all = [...this.#open];
    this.#open.clear();
    for (const { sink } of all) sink.end('reset');
  }

  /** The platform with what its rules have counted on streams. */
  counted(state: PlatformState): PlatformState {
    const runs = state.runs.map((run, place) => this.#runs.get(state.rules[place]?.id ?? '') ?? run);
    return { ...state, runs };
  }

  #keep({ rules, runs }: PlatformState): void {
    for (const [place, { id, acts }] of rules.entries()) {
      const run = runs[place];
      if (acts === 'stream' && run !== undefined) this.#runs.set(id, run);
    }
  }

  #wait(state: PlatformState): void {
    if (this.#open.size === 0) return;
    const { clock, lookMs, onDue } = this.#options;
    const at = Math.min(...[...this.#open].map(({ stream }) => nextPullAt(state, stream)));
    const delayMs = Math.min(Math.max(0, at - clock.now()), lookMs);
    if (Number.isFinite(delayMs)) this.#cancelTimer = clock.setTimer(delayMs, onDue);
  }
}
