import type { MessageKey } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import type { RuleRun } from '../scenario/rule-run.ts';
import type { OpenStream } from '../stream/open-stream.ts';
import { nextPullAt, pull, type Pulled } from '../stream/pull.ts';

/** Where what a stream pushes goes. One that throws is taken for one whose client has gone. */
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
  /** Called with a stream that was opened, or has pushed something. The answer is how far in the change log its client stands. */
  readonly onPushed: (stream: OpenStream) => number;
}

/** The streams of a host that stand open, and when they are fed. */
export class OpenStreams {
  readonly #options: OpenStreamsOptions;
  readonly #open = new Set<Pumped>();
  /**
   * What rules have counted on streams. It concerns nothing but streams, so it is no part of the platform that all tabs
   * share; and a rule that was removed, or belongs to a platform that is gone, takes it along.
   */
  #runs = new WeakMap<CompiledRule, RuleRun>();
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
      // The sink of another may have stopped it meanwhile.
      if (!this.#open.has(pumped)) continue;
      const pulled = pull(state, pumped.stream, chance);
      state = pulled.state;
      pumped.stream = pulled.stream;
      if (this.#give(pumped, pulled)) shown.push(...pulled.shows);
    }
    this.#keep(state);
    this.#wait(state);
    if (shown.length > 0) this.#options.onShown(shown);
  }

  /** Ends all of them: the platform begins anew. */
  endAll(): void {
    this.#cancelTimer();
    this.#runs = new WeakMap();
    this.#max = 0;
    const all = [...this.#open];
    this.#open.clear();
    for (const { sink } of all) isTaken(() => sink.end('reset'));
  }

  /** The platform with what its rules have counted on streams. */
  counted(state: PlatformState): PlatformState {
    const runs = state.runs.map((run, place) => {
      const rule = state.rules[place];
      return (rule === undefined ? undefined : this.#runs.get(rule)) ?? run;
    });
    return { ...state, runs };
  }

  /** Hands over what was pulled. False where its client is not there any more. */
  #give(pumped: Pumped, { text, end, stream }: Pulled): boolean {
    const isThere = text === '' || isTaken(() => pumped.sink.frame(text));
    if (isThere && text !== '') {
      const head = this.#options.onPushed(stream);
      pumped.stream = { ...stream, lacks: stream.lacks.filter((sequence) => sequence >= head) };
    }
    const how = isThere ? end : 'reset';
    // It may have been stopped by its own client meanwhile.
    if (how !== null && this.#open.delete(pumped)) isTaken(() => pumped.sink.end(how));
    return isThere;
  }

  #keep({ rules, runs }: PlatformState): void {
    for (const [place, rule] of rules.entries()) {
      const run = runs[place];
      if (rule.acts === 'stream' && run !== undefined) this.#runs.set(rule, run);
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

function isTaken(give: () => void): boolean {
  try {
    give();
    return true;
  } catch {
    return false;
  }
}
