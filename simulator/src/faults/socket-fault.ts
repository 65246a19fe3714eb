import * as v from 'valibot';
import type { Breakage } from '../breakage.ts';
import { broken } from './broken.ts';
import { type Fault, fault } from './fault.ts';
import { inFront } from './in-front.ts';
import type { Phase } from './phase.ts';
import { requestKinds } from './request-kinds.ts';

const WHEN = 'after-commit';

const settings = {
  when: v.exactOptional(
    v.pipe(
      v.picklist(['before-arrival', 'after-commit']),
      v.description('`before-arrival`: the request never reaches the platform, and what breaks is the connection to something in front of it; `after-commit`: the platform has done what was asked.'),
    ),
    WHEN,
  ),
} as const;

type Breaking = Exclude<Breakage, 'refuse' | 'connect-hang'>;

/** A connection that breaks after the request has left the client. `phase`: where in the answer it breaks. */
export function socketFault<const How extends Breaking>(how: How, phase: Phase, says: string): Fault<'way', typeof settings, `socket.${How}`> {
  return fault({
    do: `socket.${how}` as const,
    says,
    direction: 'reply',
    phase: ({ when = WHEN }) => (when === 'before-arrival' ? when : phase),
    acts: 'way',
    answersTo: requestKinds,
    settings,
    apply(_, { reply }) {
      // Where headers or a body are to break, somebody must have begun to answer.
      return broken(how, phase === 'after-commit' ? reply : (reply ?? inFront(502, 'html', null)));
    },
  });
}
