import { partial as bulkPartial } from './bulk/partial.ts';
import { reply as colleagueReply } from './colleague/reply.ts';
import { block as contentBlock } from './content/block.ts';
import { refuse as contentRefuse } from './content/refuse.ts';
import { captivePortal as networkCaptivePortal } from './network/captive-portal.ts';
import { offline as networkOffline } from './network/offline.ts';
import { slow as networkSlow } from './network/slow.ts';
import { nothing } from './nothing.ts';
import { fail as platformFail } from './platform/fail.ts';
import { lateReceipts as platformLateReceipts } from './platform/late-receipts.ts';
import { unknownCode as platformUnknownCode } from './platform/unknown-code.ts';
import { refuse as recipientRefuse } from './recipient/refuse.ts';
import { html as replyHtml } from './reply/html.ts';
import { lose as replyLose } from './reply/lose.ts';
import { malformed as replyMalformed } from './reply/malformed.ts';
import { noContent as replyNoContent } from './reply/no-content.ts';
import { status as replyStatus } from './reply/status.ts';
import { restart as serverRestart } from './server/restart.ts';
import { badChunkSize as socketBadChunkSize } from './socket/bad-chunk-size.ts';
import { bytePerSecond as socketBytePerSecond } from './socket/byte-per-second.ts';
import { connectHang as socketConnectHang } from './socket/connect-hang.ts';
import { contentLengthLong as socketContentLengthLong } from './socket/content-length-long.ts';
import { contentLengthShort as socketContentLengthShort } from './socket/content-length-short.ts';
import { finBeforeHeaders as socketFinBeforeHeaders } from './socket/fin-before-headers.ts';
import { finMidBody as socketFinMidBody } from './socket/fin-mid-body.ts';
import { garbageStatusLine as socketGarbageStatusLine } from './socket/garbage-status-line.ts';
import { gzipCut as socketGzipCut } from './socket/gzip-cut.ts';
import { refuse as socketRefuse } from './socket/refuse.ts';
import { resetAfterHeaders as socketResetAfterHeaders } from './socket/reset-after-headers.ts';
import { resetBeforeHeaders as socketResetBeforeHeaders } from './socket/reset-before-headers.ts';
import { resetMidBody as socketResetMidBody } from './socket/reset-mid-body.ts';
import { silenceAfterHeaders as socketSilenceAfterHeaders } from './socket/silence-after-headers.ts';
import { silence as socketSilence } from './socket/silence.ts';
import { slowHeaders as socketSlowHeaders } from './socket/slow-headers.ts';
import { dailyQuota as storeDailyQuota } from './store/daily-quota.ts';
import { expireLogin as storeExpireLogin } from './store/expire-login.ts';
import { forbid as storeForbid } from './store/forbid.ts';
import { throttle as storeThrottle } from './store/throttle.ts';
import { buffer as streamBuffer } from './stream/buffer.ts';
import { disorder as streamDisorder } from './stream/disorder.ts';
import { end as streamEnd } from './stream/end.ts';
import { gap as streamGap } from './stream/gap.ts';
import { halfFrame as streamHalfFrame } from './stream/half-frame.ts';
import { repeat as streamRepeat } from './stream/repeat.ts';
import { endless as syncEndless } from './sync/endless.ts';
import { expireCursor as syncExpireCursor } from './sync/expire-cursor.ts';
import { fail as syncFail } from './sync/fail.ts';
import { poison as syncPoison } from './sync/poison.ts';

/** Every way to break, by its name in scenarios. */
export const faults = {
  nothing,
  'network.offline': networkOffline,
  'network.slow': networkSlow,
  'network.captive-portal': networkCaptivePortal,
  'reply.lose': replyLose,
  'reply.status': replyStatus,
  'reply.malformed': replyMalformed,
  'reply.no-content': replyNoContent,
  'reply.html': replyHtml,
  'socket.refuse': socketRefuse,
  'socket.connect-hang': socketConnectHang,
  'socket.reset-before-headers': socketResetBeforeHeaders,
  'socket.fin-before-headers': socketFinBeforeHeaders,
  'socket.silence': socketSilence,
  'socket.garbage-status-line': socketGarbageStatusLine,
  'socket.slow-headers': socketSlowHeaders,
  'socket.reset-after-headers': socketResetAfterHeaders,
  'socket.silence-after-headers': socketSilenceAfterHeaders,
  'socket.reset-mid-body': socketResetMidBody,
  'socket.fin-mid-body': socketFinMidBody,
  'socket.byte-per-second': socketBytePerSecond,
  'socket.bad-chunk-size': socketBadChunkSize,
  'socket.content-length-short': socketContentLengthShort,
  'socket.content-length-long': socketContentLengthLong,
  'socket.gzip-cut': socketGzipCut,
  'store.throttle': storeThrottle,
  'store.daily-quota': storeDailyQuota,
  'store.expire-login': storeExpireLogin,
  'store.forbid': storeForbid,
  'content.refuse': contentRefuse,
  'content.block': contentBlock,
  'recipient.refuse': recipientRefuse,
  'platform.fail': platformFail,
  'platform.unknown-code': platformUnknownCode,
  'platform.late-receipts': platformLateReceipts,
  'sync.fail': syncFail,
  'sync.expire-cursor': syncExpireCursor,
  'sync.endless': syncEndless,
  'sync.poison': syncPoison,
  'stream.end': streamEnd,
  'stream.gap': streamGap,
  'stream.repeat': streamRepeat,
  'stream.disorder': streamDisorder,
  'stream.buffer': streamBuffer,
  'stream.half-frame': streamHalfFrame,
  'bulk.partial': bulkPartial,
  'server.restart': serverRestart,
  'colleague.reply': colleagueReply,
} as const;
