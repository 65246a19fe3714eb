import type { ParsedScenario } from '../../../scenario/parse-scenario.ts';
import { parseScenario } from '../../../scenario/parse-scenario.ts';
import { findScenario } from '../../../scenarios/find-scenario.ts';
import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import { objectOf } from './object-of.ts';
import { refusedScenarioAnswer } from './refused-scenario-answer.ts';
import type { Resource } from './resource.ts';
import { SEED_SAYS, seedOf } from './seed-of.ts';

export const scenario: Resource = {
  says: 'The story that is played. PUT plays another one from its beginning: a scenario as JSON, or {"name":"throttled-store","seed":7}.',
  methods: {
    GET: ({ host }) => jsonAnswer(200, host.scenario),
    async PUT({ host, body }) {
      const members = objectOf(body);
      if (members === null) return misfitAnswer('The body must be a scenario, or {"name":"throttled-store"} for one of those that come with the simulator.');
      const seed = members['seed'];
      if (seed !== undefined && seedOf(seed) === null) return misfitAnswer(`seed is ${JSON.stringify(seed)}; it must be ${SEED_SAYS}.`);
      const parsed = isName(members) ? named(members['name']) : parseScenario(body);
      if (!parsed.ok) return refusedScenarioAnswer('scenario', parsed.problems);
      await host.play(parsed.scenario, seedOf(seed) ?? parsed.scenario.seed ?? host.seed);
      return jsonAnswer(200, { scenario: host.scenario.name, seed: host.seed, startedAt: await host.startedAt() });
    },
  },
};

/** Whether nothing is said but which scenario, and with which seed. */
function isName(members: Readonly<Record<string, unknown>>): members is { readonly name: string } {
  return typeof members['name'] === 'string' && Object.keys(members).every((key) => key === 'name' || key === 'seed');
}

function named(name: string): ParsedScenario {
  const found = findScenario(name);
  if (found.ok) return found;
  return { ok: false, problems: [{ path: 'name', message: `There is no scenario "${name.slice(0, 64)}". Known: ${found.names.join(', ')}.`, suggestion: found.nearest }] };
}
