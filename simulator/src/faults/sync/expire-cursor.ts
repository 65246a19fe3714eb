import * as v from 'valibot';
import { fault } from '../fault.ts';

const HOW = 'gone';

export const expireCursor = fault({
  do: 'sync.expire-cursor',
  says: 'The cursor of a sync means nothing any more.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'sync',
  answersTo: ['sync'],
  settings: {
    how: v.exactOptional(v.pipe(v.picklist(['gone', 'full']), v.description('`gone`: it is answered 410; `full`: it is answered with everything.')), HOW),
  },
  apply: ({ how = HOW }, { mode }) => (mode === 'full' ? null : { kind: 'expired', how }),
});
