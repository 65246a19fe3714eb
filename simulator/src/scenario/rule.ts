import type * as v from 'valibot';
import type { faults } from '../faults/faults.ts';
import type { commonRule } from './common-rule.ts';
import type { Written } from './written.ts';

type Faults = typeof faults;

/** What a rule can do: `store.throttle`, `reply.lose` … */
export type FaultName = keyof Faults;

type Entries<S extends v.ObjectEntries> = Written<v.InferInput<v.StrictObjectSchema<S, undefined>>>;

/** The settings of a fault, as a rule writes them. */
type RuleSettings<Name extends FaultName = FaultName> = Entries<Faults[Name]['settings']>;

/** When a rule is open, to whom, and how it is called. */
type RuleFrame = Entries<typeof commonRule>;

/** A rule that does this. */
export type RuleOf<Name extends FaultName> = RuleFrame & { readonly do: Name } & RuleSettings<Name>;

/** One line of a scenario: when, to whom, and what is done. */
export type Rule = { readonly [Name in FaultName]: RuleOf<Name> }[FaultName];
