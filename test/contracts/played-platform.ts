import assert from 'node:assert/strict';
import {
  advance,
  type Answer,
  command,
  createChance,
  createPlatform,
  createWorld,
  type Opened,
  type PlatformCommand,
  type PlatformState,
  pull,
  type Reply,
  type Scenario,
  step,
} from '@cs-inbox/simulator';

const START = 1_790_000_000_000;
const SEED = 7;
const world = createWorld(SEED, START);
const chance = createChance(SEED);

/** One whole answer, and what was asked. Of a stream it is all that has come so far. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly reply: Reply;
  /** What was behind the answer, or null. */
  readonly fault: string | null;
}

interface PlayedStream {
  readonly exchange: Exchange;
  /** Null when it has ended. */
  readonly open: Opened['stream'] | null;
}

/** The pretend platform, talked to on a clock of its own; it keeps every answer that arrived whole. */
export class PlayedPlatform {
  readonly #answered: Exchange[] = [];
  #streams: readonly PlayedStream[] = [];
  #state: PlatformState;
  #now = START;

  constructor(scenario: Scenario, syncPageSize = 200) {
    this.#state = createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: START, syncPageSize, ...(scenario.world === undefined && { world }) });
  }

  get state(): PlatformState {
    return this.#state;
  }

  get exchanges(): readonly Exchange[] {
    return [...this.#answered, ...this.#streams.map(({ exchange }) => exchange)];
  }

  wait(ms: number): void {
    this.#now += ms;
    this.#state = advance(this.#state, this.#now, chance);
    this.#pull();
  }

  ask(method: string, path: string, body: string | null = null): Answer {
    const { state, answer, entry } = step(this.#state, { method, path, body, headers: {} }, this.#now, chance);
    this.#state = state;
    if (answer.kind === 'reply') this.#answered.push({ method, path, reply: answer, fault: entry.fault });
    if (answer.kind === 'opened') {
      const { headers, delayMs, stream } = answer;
      const reply: Reply = { kind: 'reply', status: 200, headers, body: '', delayMs };
      this.#streams = [...this.#streams, { exchange: { method, path, reply, fault: entry.fault }, open: stream }];
    }
    this.#pull();
    return answer;
  }

  do(wanted: PlatformCommand): void {
    const commanded = command(this.#state, wanted, this.#now, chance);
    assert.ok(commanded.ok, JSON.stringify(commanded));
    this.#state = commanded.state;
    this.#pull();
  }

  /** Lets every stream push what it has. */
  #pull(): void {
    this.#streams = this.#streams.map((played) => {
      if (played.open === null) return played;
      const { state, stream, text, end } = pull(this.#state, played.open, chance);
      this.#state = state;
      const { exchange } = played;
      const reply = { ...exchange.reply, body: exchange.reply.body + text };
      return { exchange: { ...exchange, reply }, open: end === null ? stream : null };
    });
  }
}
