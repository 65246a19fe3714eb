import type { Reply } from '../answer.ts';
import { inFront } from './in-front.ts';

/** What a network answers that wants a sign-in first. */
export function signInPage(instead: Reply | null): Reply {
  return inFront(200, 'html', instead, 'Sign in to use this network.');
}
