import * as v from 'valibot';
import { fault } from '../fault.ts';

const HOW = 'end';

export const end = fault({
  do: 'stream.end',
  says: 'The stream ends, or no byte of it comes any more.',
  direction: 'push',
  phase: () => 'mid-body',
  acts: 'stream',
  answersTo: ['stream', 'event'],
  settings: {
    how: v.exactOptional(
      v.pipe(v.picklist(['end', 'reset', 'half-open']), v.description('`end`: closed in good order; `reset`: the connection is reset; `half-open`: it stands, and nothing comes any more.')),
      HOW,
    ),
  },
  apply: ({ how = HOW }) => ({ kind: 'ends', how }),
});
