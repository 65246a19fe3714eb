import { broken } from '../broken.ts';
import { fault } from '../fault.ts';
import { requestKinds } from '../request-kinds.ts';

export const connectHang = fault({
  do: 'socket.connect-hang',
  says: 'The connection never comes about.',
  direction: 'request',
  phase: () => 'before-arrival',
  acts: 'way',
  answersTo: requestKinds,
  settings: {},
  apply: () => broken('connect-hang', null),
});
