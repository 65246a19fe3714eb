import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import { objectOf } from './object-of.ts';
import type { Resource } from './resource.ts';
import { SEED_SAYS, seedOf } from './seed-of.ts';

export const reset: Resource = {
  says: 'POST begins the scenario anew, with an empty ledger; {"seed":7} with another seed.',
  methods: {
    async POST({ host, body }) {
      const members = body === null ? {} : objectOf(body);
      if (members === null) return misfitAnswer('The body must be empty or an object such as {"seed":7}.');
      const { seed } = members;
      if (seed !== undefined && seedOf(seed) === null) return misfitAnswer(`seed is ${JSON.stringify(seed)}; it must be ${SEED_SAYS}.`);
      await host.reset(seedOf(seed) ?? host.seed);
      return jsonAnswer(200, { scenario: host.scenario.name, seed: host.seed, startedAt: await host.startedAt() });
    },
  },
};
