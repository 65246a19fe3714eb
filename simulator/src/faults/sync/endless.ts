import { fault } from '../fault.ts';

export const endless = fault({
  do: 'sync.endless',
  says: 'A sync never comes to an end: there is always one more page.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'sync',
  answersTo: ['sync'],
  settings: {},
  apply: () => ({ kind: 'endless' }),
});
