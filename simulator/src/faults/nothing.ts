import { occasionKinds } from '../scenario/occasion-kind.ts';
import { fault } from './fault.ts';

export const nothing = fault({
  do: 'nothing',
  says: 'Nothing goes wrong.',
  direction: 'request',
  phase: () => 'before-arrival',
  acts: 'nothing',
  answersTo: occasionKinds,
  settings: {},
  apply: () => null,
});
