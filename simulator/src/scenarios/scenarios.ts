import { calm } from './calm.ts';
import { lostReply } from './lost-reply.ts';
import { networkDrop } from './network-drop.ts';
import type { Scenario } from './scenario.ts';

/** Every named story, the quiet one first. */
export const scenarios: readonly Scenario[] = [calm, networkDrop, lostReply];
