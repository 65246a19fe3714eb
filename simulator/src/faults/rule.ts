import type { NetworkOfflineRule } from './network-offline.ts';
import type { ReplyLostRule } from './reply-lost.ts';

/** One line of a scenario: what is done, and when. */
export type Rule = NetworkOfflineRule | ReplyLostRule;
