import { commitSetting, phaseOfCommit } from '../commit-setting.ts';
import { fault } from '../fault.ts';
import { inFront } from '../in-front.ts';
import { requestKinds } from '../request-kinds.ts';

export const html = fault({
  do: 'reply.html',
  says: 'The answer is a web page with status 200.',
  direction: 'reply',
  phase: ({ when }) => phaseOfCommit(when),
  acts: 'way',
  answersTo: requestKinds,
  settings: { when: commitSetting },
  apply: (_, { reply }) => inFront(200, 'html', reply, 'Welcome'),
});
