import * as v from 'valibot';
import { fault } from '../fault.ts';
import { malformations, malformedBody } from '../malformed-body.ts';
import { requestKinds } from '../request-kinds.ts';

const HOW = 'not-json';

export const malformed = fault({
  do: 'reply.malformed',
  says: 'The answer comes whole, and its body is not what it should be.',
  direction: 'reply',
  phase: () => 'mid-body',
  acts: 'way',
  answersTo: requestKinds.filter((kind) => kind !== 'stream'),
  settings: {
    how: v.exactOptional(
      v.pipe(
        v.picklist(malformations),
        v.description(
          '`not-json`: a plain sentence; `empty-object`: `{}`; `wrong-key`, `wrong-account`: it speaks of another key, or to another operator; `other-message`: it shows another message; `truncated-json`: its second half is missing. An answer that has no such member comes as it is.',
        ),
      ),
      HOW,
    ),
  },
  apply({ how = HOW }, { reply }) {
    if (reply === null) return null;
    const body = malformedBody(reply.body, how);
    return body === null ? null : { ...reply, body };
  },
});
