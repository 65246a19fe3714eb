import * as v from 'valibot';
import type { Fault } from '../faults/fault.ts';
import { faults } from '../faults/faults.ts';
import { commonRule } from './common-rule.ts';
import type { Rule } from './rule.ts';

// What happens at a moment, whoever asks, waits for no occasion and has no end.
const { on: _on, for: _for, times: _times, until: _until, ...ofMoments } = commonRule;

const { until: _never, ...ofStanding } = commonRule;

// A server that is down is down for everybody.
const { where: _where, ...ofAll } = ofMoments;

type Described = Pick<Fault, 'do' | 'says' | 'settings' | 'answersTo'>;

const options = Object.values<Described>(faults).map(({ do: name, says, settings, answersTo, ...fault }) =>
  v.strictObject({
    do: v.pipe(v.literal(name), v.description(says)),
    ...('downMs' in fault ? ofAll : answersTo.length === 0 ? ofMoments : 'forEver' in fault ? ofStanding : commonRule),
    ...settings,
  }),
);

/** One line of a scenario. Which settings it takes, `do` says. */
// That each option is the rule of its own fault, the compiler cannot follow through the table of faults.
export const ruleSchema = v.variant('do', options) as unknown as v.GenericSchema<Rule>;
