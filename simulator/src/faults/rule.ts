import type { ContentRefuseRule } from './content-refuse.ts';
import type { NetworkOfflineRule } from './network-offline.ts';
import type { ReplyLostRule } from './reply-lost.ts';
import type { StoreExpireLoginRule } from './store-expire-login.ts';
import type { StoreThrottleRule } from './store-throttle.ts';

/** What befalls requests and replies on their way. */
export type WayRule = NetworkOfflineRule | ReplyLostRule;

/** What the platform itself refuses. */
export type PlatformRule = StoreThrottleRule | StoreExpireLoginRule | ContentRefuseRule;

/** One line of a scenario: what is done, and when. */
export type Rule = WayRule | PlatformRule;
