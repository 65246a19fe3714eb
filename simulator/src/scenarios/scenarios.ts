import type { Scenario } from '../scenario/scenario.ts';
import { badDay } from './bad-day.ts';
import { blockedAfterAccept } from './blocked-after-accept.ts';
import { calm } from './calm.ts';
import { captivePortal } from './captive-portal.ts';
import { colleagueAnswers } from './colleague-answers.ts';
import { contentViolation } from './content-violation.ts';
import { cookieExpired401 } from './cookie-expired-401.ts';
import { cookieExpired403 } from './cookie-expired-403.ts';
import { cursorExpired } from './cursor-expired.ts';
import { dailyQuota } from './daily-quota.ts';
import { flappingNetwork } from './flapping-network.ts';
import { fridayPeak } from './friday-peak.ts';
import { fullSyncFails } from './full-sync-fails.ts';
import { incrementalSyncFails } from './incremental-sync-fails.ts';
import { ipNotAllowed403 } from './ip-not-allowed-403.ts';
import { lostReply } from './lost-reply.ts';
import { morningRetry } from './morning-retry.ts';
import { networkDrop } from './network-drop.ts';
import { nobodyKnows } from './nobody-knows.ts';
import { pacedStores } from './paced-stores.ts';
import { partialBulk } from './partial-bulk.ts';
import { platformFault } from './platform-fault.ts';
import { proxy502AfterCommit } from './proxy-502-after-commit.ts';
import { recipientOptedOut } from './recipient-opted-out.ts';
import { serverRestart } from './server-restart.ts';
import { serverRetries } from './server-retries.ts';
import { slowNetwork } from './slow-network.ts';
import { streamDisorder } from './stream-disorder.ts';
import { streamGap } from './stream-gap.ts';
import { streamStall } from './stream-stall.ts';
import { stuckSending } from './stuck-sending.ts';
import { throttledStore } from './throttled-store.ts';
import { truncatedReply } from './truncated-reply.ts';

/** Every named story, the quiet one first. */
export const scenarios: readonly Scenario[] = [
  calm,
  networkDrop,
  flappingNetwork,
  slowNetwork,
  captivePortal,
  throttledStore,
  pacedStores,
  dailyQuota,
  cookieExpired401,
  cookieExpired403,
  ipNotAllowed403,
  platformFault,
  contentViolation,
  blockedAfterAccept,
  recipientOptedOut,
  lostReply,
  truncatedReply,
  proxy502AfterCommit,
  nobodyKnows,
  colleagueAnswers,
  fullSyncFails,
  incrementalSyncFails,
  cursorExpired,
  streamGap,
  streamDisorder,
  streamStall,
  serverRestart,
  partialBulk,
  stuckSending,
  morningRetry,
  serverRetries,
  fridayPeak,
  badDay,
];
