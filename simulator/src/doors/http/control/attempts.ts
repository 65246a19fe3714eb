import { ndjsonAnswer } from './ndjson-answer.ts';
import type { Resource } from './resource.ts';

export const attempts: Resource = {
  says: 'Each departure of a message, and what its client could know of it; one JSON text per line.',
  methods: { GET: async ({ host }) => ndjsonAnswer(await host.attempts()) },
};
