import type { Chance } from '../chance.ts';
import { capabilities } from './capabilities.ts';
import { events } from './events.ts';
import { answered, type Handled } from './handled.ts';
import { history } from './history.ts';
import { lookUp } from './look-up.ts';
import type { PlatformRequest } from './platform-request.ts';
import type { PlatformState } from './platform-state.ts';
import { read } from './read.ts';
import { refuse } from './reply.ts';
import { retries } from './retries.ts';
import { send } from './send.ts';
import type { Subject } from './subject.ts';
import { sync } from './sync.ts';

/** What the platform does about a request that has reached it. */
export function handle(before: PlatformState, subject: Subject, request: PlatformRequest, chance: Chance): Handled {
  const { operator } = subject;
  if (operator === before.account) return handleAs(before, subject, request, chance);
  // Each operator is an account of its own, and is told so by every answer.
  const given = { ...before, account: operator };
  const handled = handleAs(given, subject, request, chance);
  return { ...handled, state: handled.state === given ? before : { ...handled.state, account: before.account } };
}

function handleAs(state: PlatformState, subject: Subject, { body }: PlatformRequest, chance: Chance): Handled {
  const { route, sending } = subject;
  switch (route.kind) {
    case 'capabilities':
      return capabilities(state);
    case 'sync':
      return sync(state, subject, route.cursor, chance);
    case 'history':
      return history(state, route.conversationId, route.before, route.limit);
    case 'send':
      return sending === null ? notFound(state, { status: 404, why: 'There is no message to send.' }) : send(state, subject, sending, chance);
    case 'read':
      return read(state, route.conversationId, body);
    case 'look-up':
      return lookUp(state, route.key);
    case 'events':
      return events(state, subject, route.cursor);
    case 'retries':
      return retries(state, subject, body, chance);
    case 'none':
      return notFound(state, route);
  }
}

function notFound(state: PlatformState, { status, why }: { readonly status: 400 | 404 | 405; readonly why: string }): Handled {
  return answered(state, refuse(state, { status, title: titles[status], detail: why, code: 'no-such-address', cause: 'config' }));
}

const titles = { 400: 'Malformed address', 404: 'No such address', 405: 'Method not allowed' } as const satisfies Record<400 | 404 | 405, string>;
