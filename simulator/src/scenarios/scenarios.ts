import { calm } from './calm.ts';
import { contentViolation } from './content-violation.ts';
import { cookieExpired401 } from './cookie-expired-401.ts';
import { cookieExpired403 } from './cookie-expired-403.ts';
import { lostReply } from './lost-reply.ts';
import { networkDrop } from './network-drop.ts';
import type { Scenario } from './scenario.ts';
import { throttledStore } from './throttled-store.ts';

/** Every named story, the quiet one first. */
export const scenarios: readonly Scenario[] = [
  calm,
  networkDrop,
  lostReply,
  throttledStore,
  cookieExpired401,
  cookieExpired403,
  contentViolation,
];
