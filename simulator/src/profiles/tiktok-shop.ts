import { durationMs } from '../duration.ts';
import { codeFor } from './code-for.ts';
import type { PlatformCode, Profile, Source } from './profile.ts';
import type { RefusedCase } from './refused-case.ts';

const row = (source: Source, code: number, says: string, status: 200 | 408 | 429 | 503 = 200): PlatformCode => ({ code: String(code), status, says, source });

/** Codes from 99900001 on are made up. 36009004 stands for several things, which its text tells apart. */
const codes = {
  throttled: row('official', 36009002, 'Too many requests.', 429),
  quota: row('official', 45101004, 'The limit of requests a day is reached.'),
  'login-401': row('official', 105002, 'The access token has expired.'),
  'login-403': row('official', 36009004, 'x-tts-access-token header is invalid'),
  'login-200': row('official', 105002, 'The access token has expired.'),
  'forbidden-ip': row('official', 36009033, 'The IP is not on the allow list.'),
  'forbidden-permission': row('official', 105005, 'The app has no scope for this call.'),
  content: row('assumed', 99900001, 'Simulated: the message breaks the rules of the chat.'),
  'recipient-opted-out': row('assumed', 99900002, 'Simulated: the buyer wants no messages.'),
  'recipient-blocked': row('assumed', 99900003, 'Simulated: the buyer has blocked the shop.'),
  'recipient-window-closed': row('assumed', 99900004, 'Simulated: can_send_message of the conversation is false.'),
  'recipient-market-closed': row('assumed', 99900005, 'Simulated: nothing can be sent in this region.'),
  'recipient-chatbot': row('assumed', 99900006, 'Simulated: a chatbot is talking with the buyer.'),
  'outage-500': row('official', 36009003, 'Internal error.'),
  'outage-502': row('official', 45101001, 'Internal error of the service.'),
  'outage-503': row('assumed', 36009003, 'Simulated: the service is not available.', 503),
  'outage-504': row('official', 36009007, 'Timeout.', 408),
  malformed: row('observed', 36009004, 'A parameter is invalid.'),
  'no-such-conversation': row('official', 45101003, 'The record is not found.'),
  'wrong-store': row('assumed', 106013, 'Simulated: the shop cipher does not fit.'),
  'text-too-long': row('assumed', 36009004, 'Simulated: the text is too long.'),
  'key-reused': row('assumed', 99900007, 'Simulated: the key stands for another message.'),
  unknown: row('assumed', 99900099, 'Simulated: a code that nobody knows.'),
} as const satisfies Record<RefusedCase, PlatformCode>;

export const tiktokShop: Profile = {
  platform: 'tiktok-shop',
  title: 'TikTok Shop',
  errorsIn: {
    value: 'body',
    source: 'official',
    note: 'A number in `code` other than 0. 408, 429 and 503 are known as statuses; that all others are 200 is assumed.',
  },
  deduplicates: { value: false, source: 'observed', note: 'No field for it was seen.' },
  rate: {
    value: { limit: 50, perMs: durationMs('1s'), closesForMs: durationMs('10s') },
    source: 'assumed',
    note: 'No figure is published. 50 a second per store have been named, unconfirmed.',
  },
  dailyQuota: {
    value: { limit: 10_000, resetMinute: 0 },
    source: 'assumed',
    note: 'The limit is official, of requests of any kind; when the next day begins is not published.',
  },
  login: {
    value: { lifeMs: 7 * durationMs('24h'), warningMs: durationMs('24h') },
    source: 'assumed',
    note: 'That a warning is pushed before the authorisation ends is official; the times are not known.',
  },
  loginPer: {
    value: 'seller',
    source: 'observed',
    note: 'One authorisation of a seller opens several shops, which a cipher in each request tells apart.',
  },
  content: { value: 'before-acceptance', source: 'assumed', note: 'The rules are published; a code for a message that breaks them is not.' },
  repeatsPushes: { value: true, source: 'assumed', note: 'Pushes carry an id to tell repeats by; how often they come again is not known.' },
  pageSize: { value: 10, source: 'official', note: 'By a token for the next page.' },
  cannotSend: {
    value: ['blocked', 'window-closed'],
    source: 'assumed',
    note: '`can_send_message` of a conversation is official, and says nothing of the reason.',
  },
  closedMarkets: { value: [], source: 'assumed' },
  replyWithinMs: {
    value: { US: durationMs('24h'), TH: durationMs('12h'), '': durationMs('24h') },
    source: 'assumed',
    note: '24 h in the US and 12 h in Thailand are official, and a greeting alone is no reply; the other markets are assumed.',
  },
  textLengthMax: { value: 2_000, source: 'assumed' },
  kinds: {
    value: ['text', 'image', 'item', 'order', 'voucher', 'unsupported'],
    source: 'assumed',
    note: 'What sellers may send was observed; that buyers have the same is assumed. Video, logistics and refund cards read as unsupported.',
  },
  codes,
  accepted: ({ id, requestId }) => ({ status: 200, body: { code: 0, message: 'Success', data: { message_id: id }, request_id: requestId }, headers: {} }),
  refused: (refused, { requestId }) => {
    const { code, status, says } = codeFor(codes, refused);
    return { status, body: { code: numbered(code), message: says, data: null, request_id: requestId }, headers: {} };
  },
  codeOf: (refused) => codeFor(codes, refused).code,
};

/** Codes are numbers here; a scenario may name one that is none. */
function numbered(code: string): number | string {
  return /^\d{1,15}$/u.test(code) ? Number(code) : code;
}
