import { fault } from '../fault.ts';
import { requestKinds } from '../request-kinds.ts';
import { signInPage } from '../sign-in-page.ts';

export const captivePortal = fault({
  do: 'network.captive-portal',
  says: 'A network that wants a sign-in answers every request with its own page and status 200.',
  direction: 'request',
  phase: () => 'before-arrival',
  acts: 'way',
  answersTo: requestKinds,
  settings: {},
  apply: (_, { reply }) => signInPage(reply),
});
