import { junitOf } from '../../../verdict/junit-of.ts';
import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import type { Resource } from './resource.ts';

export const verdict: Resource = {
  says: 'The judgement over all messages so far: lost, doubled, out of order, sent against a gate; ?format=junit for XML.',
  methods: {
    async GET({ host, query }) {
      const format = query.get('format') ?? 'json';
      if (format !== 'json' && format !== 'junit') return misfitAnswer(`format is "${format.slice(0, 60)}"; it must be json or junit.`);
      const found = await host.verdict();
      return format === 'json' ? jsonAnswer(200, found) : { status: 200, headers: { 'content-type': 'application/xml; charset=utf-8' }, body: junitOf(found) };
    },
  },
};
