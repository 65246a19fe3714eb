import { durationMs } from '../duration.ts';
import { codeFor } from './code-for.ts';
import type { PlatformCode, Profile, Source } from './profile.ts';
import type { RefusedCase } from './refused-case.ts';

const row = (source: Source, code: string, says: string, status: 200 | 403 = 200): PlatformCode => ({ code, status, says, source });

/** Which status comes with which code is not published: 200 and 403 have been seen. */
const codes = {
  throttled: row('official', 'error_rate_limit', 'Too many requests. You have reached the rate limit.'),
  quota: row('official', 'error_limit', 'The daily limit of calls is reached. Try again after 00:00 (UTC+08:00).'),
  'login-401': row('official', 'error_auth', 'Invalid access_token.', 403),
  'login-403': row('official', 'shop_access_expired', 'The authorisation of the shop has expired.', 403),
  'login-200': row('official', 'error_auth', 'Invalid access_token.'),
  'forbidden-ip': row('official', 'source_ip_undeclared', 'Source IP is undeclared.', 403),
  'forbidden-permission': row('official', 'error_api_permission', 'The app has no permission for this call.', 403),
  content: row('assumed', 'simulated_content_violation', 'The message breaks the rules of the chat.'),
  'recipient-opted-out': row('assumed', 'simulated_buyer_opted_out', 'The buyer wants no messages.'),
  'recipient-blocked': row('assumed', 'simulated_buyer_blocked', 'The buyer has blocked the shop.'),
  'recipient-window-closed': row('assumed', 'simulated_window_closed', 'The time for messages to this buyer is over.'),
  'recipient-market-closed': row('official', 'not_open_market', 'The market is not open.'),
  'recipient-chatbot': row('assumed', 'simulated_chatbot_session', 'The chatbot of the shop is talking with the buyer.'),
  'outage-500': row('official', 'internal_server_error', 'Internal error. Try again later.'),
  'outage-502': row('official', 'error_data', 'An inner call failed.'),
  'outage-503': row('official', 'error_server', 'The server has a problem. Try again later.'),
  'outage-504': row('official', 'error_network', 'An inner call failed on its network. Try again later.'),
  malformed: row('official', 'error_param', 'A parameter is wrong.'),
  'no-such-conversation': row('official', 'error_not_found', 'The conversation is not found.'),
  'wrong-store': row('assumed', 'resource_not_found', 'Simulated: the conversation is not found in this shop.'),
  'text-too-long': row('assumed', 'error_param', 'Simulated: the text is too long.'),
  'key-reused': row('assumed', 'simulated_key_reused', 'The key stands for another message.'),
  unknown: row('assumed', 'simulated_unknown', 'Simulated: a code that nobody knows.'),
} as const satisfies Record<RefusedCase, PlatformCode>;

export const shopee: Profile = {
  platform: 'shopee',
  title: 'Shopee',
  errorsIn: {
    value: 'body',
    source: 'official',
    note: 'A text in `error` that is not empty. 200 and 403 were seen as statuses; which comes with which code is assumed.',
  },
  deduplicates: { value: false, source: 'official', note: 'The open API has no field for it; the web chat was seen to send an id of its own.' },
  rate: {
    value: { limit: 10, perMs: durationMs('1s'), closesForMs: durationMs('10s') },
    source: 'assumed',
    note: 'No figure is published. 10 a second and 100 a minute have been named, unconfirmed.',
  },
  dailyQuota: {
    value: { limit: 10_000, resetMinute: 16 * 60 },
    source: 'assumed',
    note: 'That the day begins at 00:00 UTC+8 is official; the limit is not published.',
  },
  login: {
    value: { lifeMs: durationMs('4h'), warningMs: durationMs('15m') },
    source: 'assumed',
    note: 'The 4 h of an access token are official, as are 365 days at most for the authorisation. A push before that ends was observed; how long before is not known.',
  },
  loginPer: { value: 'site', source: 'assumed', note: 'Tokens belong to one shop, and a shop to one market.' },
  content: {
    value: 'before-acceptance',
    source: 'assumed',
    note: 'No code is known. The web chat warns before it sends a text that asks to cancel an order; of spammers all messages are blocked.',
  },
  repeatsPushes: { value: true, source: 'official', note: 'In order, tried again after 1, 2 and 3 s, perhaps more than once: known by `message_id`.' },
  pageSize: { value: 60, source: 'observed', note: 'By offset.' },
  cannotSend: {
    value: ['market-closed', 'chatbot'],
    source: 'assumed',
    note: 'A closed market has an official code. Conversations tell of chatbot sessions; that nobody else can write meanwhile is assumed.',
  },
  closedMarkets: { value: ['TW'], source: 'observed', note: 'Taiwan is named where sending is described.' },
  replyWithinMs: { value: { '': durationMs('12h') }, source: 'assumed', note: 'Shopee rates how often a seller answers; no time is known.' },
  textLengthMax: { value: 1_000, source: 'assumed' },
  kinds: {
    value: ['text', 'image', 'item', 'unsupported'],
    source: 'official',
    note: 'Video, question lists and bundles read as unsupported.',
  },
  codes,
  accepted: ({ id, requestId }) => ({
    status: 200,
    body: { request_id: requestId, error: '', message: '', response: { message_id: id }, warning: '' },
    headers: {},
  }),
  refused: (refused, { requestId }) => {
    const { code, status, says } = codeFor(codes, refused);
    return { status, body: { request_id: requestId, error: code, message: says, response: null }, headers: {} };
  },
  codeOf: (refused) => codeFor(codes, refused).code,
};
