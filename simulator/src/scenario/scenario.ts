import type * as v from 'valibot';
import type { scenarioSchema } from './schema.ts';
import type { Written } from './written.ts';

export type { Rule } from './rule.ts';

/** A story of what goes wrong, as plain data: it may be written to JSON and read back. */
export type Scenario = Written<v.InferInput<typeof scenarioSchema>>;

export type Expectation = NonNullable<Scenario['expect']>[number];
export type ScenarioStore = NonNullable<NonNullable<Scenario['world']>['stores']>[number];
