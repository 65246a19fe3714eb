import type { Duration } from '../duration.ts';
import type { faults } from '../faults/faults.ts';
import type { PlatformName } from './platform-name.ts';
import type { FaultName, RuleOf } from './rule.ts';
import type { Expectation, Scenario, ScenarioStore } from './scenario.ts';

/** What a rule says besides what it does. What happens at a moment waits for no occasion and has no end. */
type Said<Name extends FaultName> = Omit<RuleOf<Name>, 'do' | ((typeof faults)[Name]['acts'] extends 'clock' ? 'on' | 'for' | 'times' | 'until' : never)>;
/** It may be left out where nothing in it has to be said. */
type Settings<Name extends FaultName> = object extends Said<Name> ? [settings?: Said<Name>] : [settings: Said<Name>];

type Part<Key extends keyof Scenario> = NonNullable<Scenario[Key]>;

/**
 * Writes a scenario step by step. Each method gives another builder and leaves
 * this one as it is, so that several stories may share their beginning.
 * `toJSON()` gives the plain scenario; whether it makes sense, `parseScenario` tells.
 */
export class ScenarioBuilder {
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** What goes wrong in it, in one sentence for people; the name where it is left out. */
  title(title: string): ScenarioBuilder {
    return this.#with({ title });
  }

  row(row: string): ScenarioBuilder {
    return this.#with({ row });
  }

  seed(seed: number): ScenarioBuilder {
    return this.#with({ seed });
  }

  /** One more store of the world, which has no other stores than those named so. */
  store(id: string, store: Omit<ScenarioStore, 'id'>): ScenarioBuilder {
    const { world = {} } = this.#scenario;
    return this.#with({ world: { ...world, stores: [...(world.stores ?? []), { id, ...store }] } });
  }

  conversations(conversations: number): ScenarioBuilder {
    return this.#with({ world: { ...this.#scenario.world, conversations } });
  }

  traffic(traffic: Part<'traffic'>): ScenarioBuilder {
    return this.#with({ traffic });
  }

  latency(p50: Duration, p95: Duration): ScenarioBuilder {
    return this.#with({ latency: { p50, p95 } });
  }

  /** How long the platform remembers a key; `0s`: not at all. */
  deduplicationWindow(deduplicationWindow: Duration): ScenarioBuilder {
    return this.#with({ deduplicationWindow });
  }

  lookUp(lookUp = true): ScenarioBuilder {
    return this.#with({ lookUp });
  }

  stream(stream = true): ScenarioBuilder {
    return this.#with({ stream });
  }

  bulkRetry(bulkRetry = true): ScenarioBuilder {
    return this.#with({ bulkRetry });
  }

  dailyRetry(dailyRetry = true): ScenarioBuilder {
    return this.#with({ dailyRetry });
  }

  testConversation(testConversation = true): ScenarioBuilder {
    return this.#with({ testConversation });
  }

  wire(wire: Part<'wire'>): ScenarioBuilder {
    return this.#with({ wire });
  }

  /** What is different at one platform. */
  platform<Name extends PlatformName>(name: Name, facts: NonNullable<Part<'platforms'>[Name]>): ScenarioBuilder {
    return this.#with({ platforms: { ...this.#scenario.platforms, [name]: facts } });
  }

  /** One more rule, behind the others: what it does, then when, to whom, and its settings. */
  rule<Name extends FaultName>(name: Name, ...[said]: Settings<Name>): ScenarioBuilder {
    // That the settings are those of the fault, `Said` sees to; the compiler cannot put them together again.
    const rule = { ...said, do: name } as unknown as Scenario['rules'][number];
    return this.#with({ rules: [...this.#scenario.rules, rule] });
  }

  /** One more thing that is to hold at the end. */
  expect(expectation: Expectation): ScenarioBuilder {
    return this.#with({ expect: [...(this.#scenario.expect ?? []), expectation] });
  }

  /** The plain scenario; `JSON.stringify` calls it too. */
  toJSON(): Scenario {
    return structuredClone(this.#scenario);
  }

  #with(part: Partial<Scenario>): ScenarioBuilder {
    return new ScenarioBuilder({ ...this.#scenario, ...part });
  }
}

/** Begins a scenario: `scenario('friday-peak').title('…').rule('store.throttle', { at: '5s', for: '20s' })`. */
export function scenario(name: string): ScenarioBuilder {
  return new ScenarioBuilder({ version: 1, name, title: name, rules: [] });
}
