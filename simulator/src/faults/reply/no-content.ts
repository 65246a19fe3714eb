import { commitSetting, phaseOfCommit } from '../commit-setting.ts';
import { fault } from '../fault.ts';
import { inFront } from '../in-front.ts';
import { requestKinds } from '../request-kinds.ts';

export const noContent = fault({
  do: 'reply.no-content',
  says: 'The answer is a 204 without a body.',
  direction: 'reply',
  phase: ({ when }) => phaseOfCommit(when),
  acts: 'way',
  answersTo: requestKinds,
  settings: { when: commitSetting },
  apply: (_, { reply }) => inFront(204, 'empty', reply),
});
