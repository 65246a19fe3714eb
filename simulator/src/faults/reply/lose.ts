import { broken } from '../broken.ts';
import { commitSetting, phaseOfCommit } from '../commit-setting.ts';
import { fault } from '../fault.ts';
import { requestKinds } from '../request-kinds.ts';

export const lose = fault({
  do: 'reply.lose',
  says: 'The connection is reset, and the client never hears what became of its request.',
  direction: 'reply',
  phase: ({ when }) => phaseOfCommit(when),
  acts: 'way',
  answersTo: requestKinds,
  settings: { when: commitSetting },
  apply: (_, { reply }) => broken('reset-before-headers', reply),
});
