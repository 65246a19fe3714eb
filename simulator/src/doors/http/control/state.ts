import { httpCannot } from '../cannot.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Resource } from './resource.ts';

export const state: Resource = {
  says: 'The scenario, the time, the stores and what stands against them, streams and requests that are open.',
  methods: {
    async GET({ host }) {
      const [view, startedAt, ledger, attempts] = await Promise.all([host.view(), host.startedAt(), host.ledger(), host.attempts()]);
      const { scenario, seed, clock } = host;
      return jsonAnswer(200, {
        scenario: scenario.name,
        seed,
        startedAt,
        now: clock.now(),
        virtual: 'advance' in clock,
        ...host.traffic(),
        ...view,
        delivered: ledger.length,
        attempts: attempts.length,
        storage: host.storage(),
        cannot: httpCannot,
      });
    },
  },
};
