import { ndjsonAnswer } from './ndjson-answer.ts';
import type { Resource } from './resource.ts';

export const journal: Resource = {
  says: 'The newest requests and what became of them; one JSON text per line.',
  methods: {
    GET: ({ host }) => {
      const { entries, dropped } = host.journal();
      const answer = ndjsonAnswer(entries);
      return { ...answer, headers: { ...answer.headers, 'x-dropped': String(dropped) } };
    },
  },
};
