import { durationMs } from '../duration.ts';
import { recipientReasons } from '../faults/hindrance.ts';
import { codeFor } from './code-for.ts';
import type { PlatformCode, Profile } from './profile.ts';
import type { RefusedCase } from './refused-case.ts';

const assumed = (code: string, status: number, says: string): PlatformCode => ({ code, status, says, source: 'assumed' });

const codes = {
  throttled: assumed('too-many-requests', 429, 'Too many requests.'),
  quota: assumed('daily-limit', 429, 'The limit of the day is reached.'),
  'login-401': assumed('login-expired', 401, 'The login has expired.'),
  'login-403': assumed('access-expired', 403, 'The seller has to give access again.'),
  // The status tells nothing here; the body does.
  'login-200': assumed('login-expired', 200, 'The login has expired.'),
  'forbidden-ip': assumed('ip-not-allowed', 403, 'The address of the caller is not on the list.'),
  'forbidden-permission': assumed('permission-missing', 403, 'The app has no permission for this.'),
  content: assumed('sensitive-words', 422, 'The text holds words that are not allowed.'),
  'recipient-opted-out': assumed('buyer-opted-out', 422, 'The buyer wants no messages.'),
  'recipient-blocked': assumed('buyer-blocked', 422, 'The buyer has blocked the store.'),
  'recipient-window-closed': assumed('window-closed', 422, 'The time for messages to this buyer is over.'),
  'recipient-market-closed': assumed('market-closed', 422, 'Nothing can be sent in this market.'),
  'recipient-chatbot': assumed('chatbot', 422, 'A chatbot is talking with the buyer.'),
  'outage-500': assumed('internal', 500, 'Something went wrong here.'),
  'outage-502': assumed('bad-gateway', 502, 'A service behind this one failed.'),
  'outage-503': assumed('unavailable', 503, 'Not available for the moment.'),
  'outage-504': assumed('timeout', 504, 'A service behind this one did not answer.'),
  malformed: assumed('malformed', 400, 'The request cannot be read.'),
  'no-such-conversation': assumed('no-such-conversation', 404, 'There is no such conversation.'),
  'wrong-store': assumed('wrong-store', 422, 'The conversation belongs to another store.'),
  'text-too-long': assumed('text-too-long', 422, 'The text is too long.'),
  'key-reused': assumed('key-reused', 422, 'The key stands for another message.'),
  unknown: assumed('unknown', 422, 'Something else is wrong.'),
} as const satisfies Record<RefusedCase, PlatformCode>;

/** A marketplace without peculiarities: whatever is no other platform is this one. */
export const generic: Profile = {
  platform: 'generic',
  title: 'Generic marketplace',
  errorsIn: { value: 'status', source: 'assumed' },
  deduplicates: { value: false, source: 'assumed' },
  rate: { value: { limit: 10, perMs: durationMs('1s'), closesForMs: durationMs('10s') }, source: 'assumed' },
  dailyQuota: { value: { limit: 10_000, resetMinute: 0 }, source: 'assumed' },
  login: { value: { lifeMs: 30 * durationMs('24h'), warningMs: durationMs('48h') }, source: 'assumed' },
  loginPer: { value: 'site', source: 'assumed' },
  content: { value: 'before-acceptance', source: 'assumed' },
  repeatsPushes: { value: false, source: 'assumed' },
  pageSize: { value: 50, source: 'assumed' },
  cannotSend: { value: recipientReasons, source: 'assumed' },
  closedMarkets: { value: [], source: 'assumed' },
  replyWithinMs: { value: { '': durationMs('12h') }, source: 'assumed' },
  textLengthMax: { value: 2_000, source: 'assumed' },
  kinds: { value: ['text', 'image', 'sticker', 'item', 'order', 'voucher'], source: 'assumed' },
  codes,
  accepted: ({ id, at, requestId }) => ({ status: 201, body: { id, at, requestId }, headers: {} }),
  refused: (refused, { requestId }) => {
    const { code, status, says } = codeFor(codes, refused);
    return { status, body: { error: { code, message: says }, requestId }, headers: {} };
  },
  codeOf: (refused) => codeFor(codes, refused).code,
};
