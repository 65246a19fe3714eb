import assert from 'node:assert/strict';
import {
  type Answer,
  command,
  createChance,
  createPlatform,
  createWorld,
  type PlatformCommand,
  type PlatformState,
  type Reply,
  type Scenario,
  step,
} from '@cs-inbox/simulator';

const START = 1_790_000_000_000;
const SEED = 7;
const world = createWorld(SEED, START);
const chance = createChance(SEED);

/** One whole answer, and what was asked. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly reply: Reply;
}

/** The pretend platform, talked to on a clock of its own; it keeps every answer that arrived whole. */
export class PlayedPlatform {
  readonly exchanges: Exchange[] = [];
  #state: PlatformState;
  #now = START;

  constructor(scenario: Scenario) {
    this.#state = createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: START, world });
  }

  get state(): PlatformState {
    return this.#state;
  }

  wait(ms: number): void {
    this.#now += ms;
  }

  ask(method: string, path: string, body: string | null = null): Answer {
    const { state, answer } = step(this.#state, { method, path, body, headers: {} }, this.#now, chance);
    this.#state = state;
    if (answer.kind === 'reply') this.exchanges.push({ method, path, reply: answer });
    return answer;
  }

  do(wanted: PlatformCommand): void {
    const commanded = command(this.#state, wanted, this.#now, chance);
    assert.ok(commanded.ok, JSON.stringify(commanded));
    this.#state = commanded.state;
  }
}
