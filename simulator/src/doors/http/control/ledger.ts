import { ndjsonAnswer } from './ndjson-answer.ts';
import type { Resource } from './resource.ts';

export const ledger: Resource = {
  says: 'What buyers really received, in the order in which the platform took it; one JSON text per line.',
  methods: { GET: async ({ host }) => ndjsonAnswer(await host.ledger()) },
};
