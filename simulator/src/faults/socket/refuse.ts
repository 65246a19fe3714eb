import { broken } from '../broken.ts';
import { fault } from '../fault.ts';
import { requestKinds } from '../request-kinds.ts';

export const refuse = fault({
  do: 'socket.refuse',
  says: 'Nobody listens: the connection is refused.',
  direction: 'request',
  phase: () => 'before-arrival',
  acts: 'way',
  answersTo: requestKinds,
  settings: {},
  apply: () => broken('refuse', null),
});
