import { fault } from '../fault.ts';

export const poison = fault({
  do: 'sync.poison',
  says: 'One item of the page is malformed.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'sync',
  answersTo: ['sync'],
  settings: {},
  apply: () => ({ kind: 'poisoned' }),
});
