import * as v from 'valibot';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { commitSetting, phaseOfCommit } from '../commit-setting.ts';
import { fault } from '../fault.ts';
import { inFront, inFrontForms } from '../in-front.ts';
import { requestKinds } from '../request-kinds.ts';

const STATUS = 502;
const AS = 'html';

export const status = fault({
  do: 'reply.status',
  says: 'Something in front of the platform, such as a proxy, answers with an error of its own.',
  direction: 'reply',
  phase: ({ when }) => phaseOfCommit(when),
  acts: 'way',
  answersTo: requestKinds,
  settings: {
    status: v.exactOptional(v.pipe(wholeNumber(400, 599), v.description('The HTTP status.')), STATUS),
    as: v.exactOptional(
      v.pipe(
        v.picklist(inFrontForms),
        v.description('`html`: a page for people; `empty`: no body; `problem-of-others`: a problem document that names neither account nor key.'),
      ),
      AS,
    ),
    when: commitSetting,
  },
  apply: ({ status: code = STATUS, as = AS }, { reply }) => inFront(code, as, reply),
});
