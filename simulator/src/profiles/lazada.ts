import { durationMs } from '../duration.ts';
import { codeFor } from './code-for.ts';
import type { PlatformCode, Profile, Source } from './profile.ts';
import type { RefusedCase } from './refused-case.ts';

/** Who refused: the gateway (with the type of its error), or the chat behind it (null), whose codes stand in another place. */
type LazadaCode = PlatformCode & { readonly type: 'SYSTEM' | 'ISV' | 'ISP' | null };

const gateway = (type: 'SYSTEM' | 'ISV' | 'ISP', source: Source, code: string, says: string): LazadaCode => ({ code, status: 200, says, source, type });
/** The chat's own table of errors is empty: nearly all of these are made up. */
const chat = (source: Source, code: string, says: string): LazadaCode => ({ code, status: 200, says, source, type: null });

const codes = {
  throttled: gateway('ISV', 'official', 'AppCallLimit', 'Api access frequency exceeds the limit.'),
  quota: gateway('ISV', 'assumed', 'AppCallLimit', 'Simulated: the calls of the day are used up.'),
  'login-401': gateway('ISV', 'official', 'IllegalAccessToken', 'The access token is invalid or has expired.'),
  'login-403': gateway('ISV', 'official', 'AppNotSubscribed', 'The seller has not subscribed to the app.'),
  'login-200': gateway('ISV', 'official', 'IllegalAccessToken', 'The access token is invalid or has expired.'),
  'forbidden-ip': gateway('ISV', 'official', 'AppWhiteIpLimit', 'The IP is not on the list of the app.'),
  'forbidden-permission': gateway('ISV', 'assumed', 'SimulatedPermissionMissing', 'The app has no permission for this call.'),
  content: chat('assumed', 'SIMULATED_CONTENT', 'The message breaks the rules of the chat.'),
  'recipient-opted-out': chat('assumed', 'SIMULATED_OPTED_OUT', 'The buyer wants no messages.'),
  'recipient-blocked': chat('assumed', 'SIMULATED_BLOCKED', 'The buyer has blocked the shop.'),
  'recipient-window-closed': chat('observed', '-22', 'order out of day limit: 30'),
  'recipient-market-closed': chat('assumed', 'SIMULATED_MARKET_CLOSED', 'Nothing can be sent in this market.'),
  'recipient-chatbot': chat('assumed', 'SIMULATED_CHATBOT', 'A chatbot is talking with the buyer.'),
  'outage-500': gateway('SYSTEM', 'official', 'SystemError', 'The system has an error. Try again later.'),
  'outage-502': gateway('ISP', 'assumed', 'SystemError', 'Simulated: a service behind the gateway failed.'),
  'outage-503': gateway('ISP', 'assumed', 'SystemError', 'Simulated: the service is currently unavailable.'),
  'outage-504': gateway('ISP', 'official', 'ServiceTimeout', 'The service did not answer in time.'),
  malformed: chat('assumed', 'SIMULATED_MALFORMED', 'A parameter is wrong.'),
  'no-such-conversation': chat('assumed', 'SIMULATED_NO_SESSION', 'There is no such session.'),
  'wrong-store': chat('assumed', 'SIMULATED_WRONG_SELLER', 'The session belongs to another seller.'),
  'text-too-long': chat('assumed', 'SIMULATED_TEXT_TOO_LONG', 'The text is too long.'),
  'key-reused': chat('assumed', 'SIMULATED_KEY_REUSED', 'The key stands for another message.'),
  unknown: gateway('ISP', 'assumed', 'SimulatedUnknown', 'Simulated: a code that nobody knows.'),
} as const satisfies Record<RefusedCase, LazadaCode>;

/** A message of plain text. */
const TEXT_TEMPLATE = 1;

export const lazada: Profile = {
  platform: 'lazada',
  title: 'Lazada',
  errorsIn: {
    value: 'body',
    source: 'official',
    note: '`code` of the gateway, `err_code` of the chat behind it. The status 200, and which `type` comes with which code, are assumed.',
  },
  deduplicates: { value: false, source: 'official', note: 'No field for it is described.' },
  rate: {
    value: { limit: 10, perMs: durationMs('1s'), closesForMs: durationMs('60s') },
    source: 'assumed',
    note: 'How long it stays closed, about a minute, was observed; the limit is not published.',
  },
  dailyQuota: {
    value: { limit: 10_000_000, resetMinute: 16 * 60 },
    source: 'assumed',
    note: '10,000,000 calls a day for a live app and 10,000 for one on trial are official, counted per app. When the day begins is not published.',
  },
  login: {
    value: { lifeMs: 30 * durationMs('24h'), warningMs: durationMs('48h') },
    source: 'official',
    note: 'Of a live app; 7 days of one on trial. The warning is pushed once a day.',
  },
  loginPer: { value: 'site', source: 'observed', note: 'One seller with five sites was logged in at one and out at four.' },
  content: { value: 'after-acceptance', source: 'official', note: '`process_msg` comes later and only to the seller: the buyer never sees the message.' },
  repeatsPushes: { value: true, source: 'assumed', note: 'Twelve tries 30 min apart are official, so what was received but not confirmed comes again.' },
  pageSize: { value: 20, source: 'official', note: 'By the time and id of the last one.' },
  cannotSend: {
    value: ['window-closed'],
    source: 'official',
    note: 'A session is opened for an order of the last 7 days; 30 days were observed.',
  },
  closedMarkets: { value: [], source: 'assumed' },
  replyWithinMs: { value: { '': durationMs('12h') }, source: 'assumed', note: 'Nothing is known.' },
  textLengthMax: { value: 500, source: 'assumed' },
  kinds: {
    value: ['text', 'image', 'sticker', 'item', 'order', 'voucher', 'unsupported'],
    source: 'assumed',
    note: 'The templates of sellers are official; that buyers have the same is assumed. Video and invitations to follow read as unsupported.',
  },
  codes,
  accepted: ({ id, at, requestId }) => {
    const data = { message_id: id, template_id: TEXT_TEMPLATE, current_time: at };
    return { status: 200, body: { code: '0', success: 'true', err_code: '0', err_message: 'SUCCESS', data, request_id: requestId }, headers: {} };
  },
  refused: (refused, { requestId }) => {
    const { code, status, says, type } = codeFor<LazadaCode>(codes, refused);
    const body =
      type === null
        ? { code: '0', success: 'false', err_code: code, err_message: says, request_id: requestId }
        : { code, type, message: says, request_id: requestId };
    return { status, body, headers: {} };
  },
  codeOf: (refused) => codeFor(codes, refused).code,
};
