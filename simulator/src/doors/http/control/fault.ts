import type { Rule } from '../../../scenario/scenario.ts';
import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import { objectOf } from './object-of.ts';
import { problemAnswer } from './problem-answer.ts';
import { refusedScenarioAnswer } from './refused-scenario-answer.ts';
import type { Resource } from './resource.ts';

export const fault: Resource = {
  says: 'POST adds a rule as in a scenario, from now on; DELETE ?id=… takes it away, without an id all that were added.',
  methods: {
    async POST({ host, body }) {
      if (objectOf(body) === null) return misfitAnswer('The body must be a rule as in a scenario, such as {"do":"store.throttle","for":"20s"}.');
      // Whether it is one, the platform finds out.
      const obeyed = await host.command({ do: 'add-rule', rule: body as Rule });
      if (obeyed.ok) return jsonAnswer(201, { id: obeyed.id });
      if (obeyed.problems !== undefined) return refusedScenarioAnswer('rule', obeyed.problems);
      return problemAnswer({ status: 409, code: 'not-obeyed', title: 'Not added', detail: obeyed.why });
    },
    async DELETE({ host, query }) {
      const id = query.get('id');
      const obeyed = await host.command({ do: 'remove-rule', id });
      if (!obeyed.ok) return problemAnswer({ status: 404, code: 'no-such-rule', title: 'No such rule', detail: obeyed.why });
      return jsonAnswer(200, { removed: id ?? 'all' });
    },
  },
};
