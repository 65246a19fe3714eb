import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { SendOutcome } from './send-outcome.ts';
import { codeTable } from '../failure/platform-codes.ts';
import { classifySend } from './classify.ts';
import type { HttpAnswer } from './http-answer.ts';
import { retryAfterMs } from './retry-after.ts';

/** Where a cell comes from: published by the platform, met by others who work with it, the HTTP standard, or our own rule. */
type Source = 'official' | 'observed' | 'rfc 9110' | 'decision';

/** What was said, how it ends ("outcome cause class"), and the wait in seconds that its header asks for. */
type Cell = readonly [source: Source, what: string, answer: HttpAnswer, ends: string, waitS?: number];

const JSON_TYPE = 'application/json';
const own = { account: 'mei', key: 'k1' };
const table = codeTable();
const codes = table.ok ? table.value : new Map();

const answered = (status: number, mediaType: string, body: unknown, retryAfter: string | null = null): HttpAnswer => ({
  type: 'answered',
  status,
  mediaType,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  retryAfterMs: retryAfterMs(retryAfter, 'Sun, 06 Nov 1994 08:49:37 GMT'),
});

/** Our backend hands on a code that it does not explain, and proves that nothing was taken. */
const proved = (code: string, detail = '') =>
  answered(422, 'application/problem+json', { ...own, class: 'permanent', retryable: false, committed: false, code, detail });
/** A backend that understands nothing hands the platform's own answer through. */
const shopee = (status: number, error: string, message: string, retryAfter?: string) =>
  answered(status, JSON_TYPE, { request_id: 'r1', error, message, response: null, warning: '' }, retryAfter);
const lazada = (code: string, message: string) => answered(200, JSON_TYPE, { code, type: 'ISV', message, request_id: 'r1' });
const lazadaChat = (code: string, message: string) => answered(200, JSON_TYPE, { code: '0', success: 'false', err_code: code, err_message: message, request_id: 'r1' });
const tiktok = (status: number, code: number, message: string, retryAfter?: string) =>
  answered(status, JSON_TYPE, { code, message, data: null, request_id: 'r1' }, retryAfter);
const broken = (why: 'rejected' | 'aborted' | 'cut' | 'redirected' | 'too-long'): HttpAnswer => ({ type: 'broken', why });

const cells: Readonly<Record<'shopee' | 'lazada' | 'tiktok-shop' | 'any', readonly Cell[]>> = {
  shopee: [
    ['official', 'too many requests', proved('error_rate_limit'), 'refused throttled retryable'],
    ['official', 'too many requests, handed through', shopee(200, 'error_rate_limit', 'Too many requests.'), 'unknown throttled retryable'],
    ['official', 'the same with a wait', shopee(429, 'error_rate_limit', 'Too many requests.', '20'), 'unknown throttled retryable', 20],
    ['official', 'the system is busy', proved('system_busy'), 'refused throttled retryable'],
    ['observed', 'request_limit_exceeded', proved('request_limit_exceeded'), 'refused throttled retryable'],
    ['observed', 'frequency_limited', proved('frequency_limited'), 'refused throttled retryable'],
    ['official', 'the daily limit', proved('error_limit'), 'refused quota business'],
    ['official', 'the daily limit, handed through', shopee(200, 'error_limit', 'Try after 00:00 (UTC+08:00).'), 'unknown quota business'],
    ['official', 'a token that is not valid, 403', shopee(403, 'error_auth', 'Invalid access_token.'), 'unknown login business'],
    ['official', 'a token that is not valid, 200', shopee(200, 'error_auth', 'Invalid access_token.'), 'unknown login business'],
    ['official', 'a token that is not valid, proved', proved('error_auth'), 'refused login business'],
    ['official', 'the code with its misprint', proved('invalid_acceess_token'), 'refused login business'],
    ['official', 'the code without it', proved('invalid_access_token'), 'refused login business'],
    ['official', 'an operator without a right', proved('user_is_unauthorized'), 'refused login business'],
    ['official', 'a shop that is not linked', proved('shop_no_linked'), 'refused login business'],
    ['official', 'a shop that is not linked to the partner', proved('partner_shop_no_link'), 'refused login business'],
    ['official', 'an authorisation that is over', proved('shop_access_expired'), 'refused login business'],
    ['official', 'a refresh token that is over', proved('refresh_token_expired'), 'refused login business'],
    ['official', 'an address that is not declared: 403, and no login', shopee(403, 'source_ip_undeclared', 'Source IP is undeclared'), 'unknown config business'],
    ['official', 'an address that is not declared, proved', proved('source_ip_undeclared'), 'refused config business'],
    ['official', 'a shop that is banned', proved('shop_banned'), 'refused config business'],
    ['official', 'a restricted call', proved('error_api_call_restricted'), 'refused config business'],
    ['official', 'a missing permission', proved('error_api_permission'), 'refused config business'],
    ['official', 'a seller who has not proved who they are', proved('error_kyc_auth'), 'refused config business'],
    ['official', 'a wrong signature', proved('error_sign'), 'refused config business'],
    ['official', 'a clock that is wrong, told by its sentence', proved('error_unheard_of', 'Timestamp is expired.'), 'refused config business'],
    ['official', 'a wrong parameter', proved('error_param'), 'refused unknown permanent'],
    ['official', 'a failing server', proved('error_server'), 'refused platform retryable'],
    ['official', 'a failing server, handed through', shopee(200, 'error_server', 'Try later.'), 'unknown platform retryable'],
    ['official', 'an inner call that failed', proved('error_data'), 'refused platform retryable'],
    ['official', 'a market that is not open', proved('not_open_market'), 'refused recipient permanent'],
    ['official', 'a conversation that is not found', proved('error_not_found'), 'refused recipient permanent'],
    ['official', 'success, handed through: no proof for us', shopee(200, '', ''), 'unknown network retryable'],
    ['decision', 'a code that nobody knows', proved('error_moon'), 'refused unknown permanent'],
    ['decision', 'a code that nobody knows, handed through', shopee(200, 'error_moon', 'Moon.'), 'unknown unknown permanent'],
  ],
  lazada: [
    ['official', 'a token that is not valid', proved('IllegalAccessToken'), 'refused login business'],
    ['official', 'a token that is not valid, handed through', lazada('IllegalAccessToken', 'The specified access token is invalid.'), 'unknown login business'],
    ['observed', 'its other name', proved('InvalidAccessToken'), 'refused login business'],
    ['official', 'a seller who has not subscribed', proved('AppNotSubscribed'), 'refused login business'],
    ['official', 'too many calls', proved('AppCallLimit'), 'refused throttled retryable'],
    ['official', 'too many calls, handed through', lazada('AppCallLimit', 'Too many.'), 'unknown throttled retryable'],
    ['official', 'E901', proved('E901'), 'refused throttled retryable'],
    ['official', 'too many calls, told by the sentence', proved('ISV_1', 'Api access frequency exceeds the limit. This ban will last 1 more seconds.'), 'refused throttled retryable'],
    ['official', 'an address that is not on the list', proved('AppWhiteIpLimit'), 'refused config business'],
    ['official', 'a wrong signature', lazada('IncompleteSignature', 'The request signature does not conform.'), 'unknown config business'],
    ['official', 'no such call', proved('InvalidApi'), 'refused config business'],
    ['official', 'a wrong app key', proved('InvalidAppKey'), 'refused config business'],
    ['official', 'a service that took too long', proved('ServiceTimeout'), 'refused platform retryable'],
    ['official', 'a failing system', lazada('SystemError', 'System error.'), 'unknown platform retryable'],
    ['official', 'a call inside that took too long', proved('ISP_7', 'RPC timeout'), 'refused platform retryable'],
    ['official', 'a service that is not there', proved('ISP_8', 'Remote service error: service is currently unavailable'), 'refused platform retryable'],
    ['observed', 'an order that is too old, of the chat behind the gateway', lazadaChat('-22', 'order out of day limit: 30'), 'unknown recipient permanent'],
    ['observed', 'an order that is too old, proved', proved('-22'), 'refused recipient permanent'],
    ['official', 'success, handed through: no proof for us', answered(200, JSON_TYPE, { code: '0', success: 'true', err_code: '0', err_message: 'SUCCESS', data: { message_id: 'm7' }, request_id: 'r1' }), 'unknown network retryable'],
    ['decision', "another platform's code says nothing", proved('error_auth'), 'refused unknown permanent'],
  ],
  'tiktok-shop': [
    ['official', 'too many requests', tiktok(429, 36009002, 'Too many requests.', '5'), 'unknown throttled retryable', 5],
    ['official', 'too many requests, proved', proved('36009002'), 'refused throttled retryable'],
    ['official', 'the day is used up', proved('45101004'), 'refused quota business'],
    ['official', 'the day is used up, handed through', tiktok(200, 45101004, 'The daily limit is reached.'), 'unknown quota business'],
    ['official', 'an internal error', proved('36009003'), 'refused platform retryable'],
    ['official', 'an internal error of the service', tiktok(200, 45101001, 'Internal error.'), 'unknown platform retryable'],
    ['official', 'a timeout', tiktok(408, 36009007, 'Timeout.'), 'unknown platform retryable'],
    ['official', 'a token that is over', proved('105002'), 'refused login business'],
    ['official', 'a token that is not valid, told by the sentence', proved('36009004', 'Path or x-tts-access-token header is invalid'), 'refused login business'],
    ['observed', 'the same code with another sentence', proved('36009004', 'parameter is invalid'), 'refused unknown permanent'],
    ['official', 'a missing scope: no login', proved('105005'), 'refused config business'],
    ['official', 'an address that is not on the list', tiktok(200, 36009033, 'IP not allowed.'), 'unknown config business'],
    ['official', 'a wrong signature', proved('106001'), 'refused config business'],
    ['official', 'no such record', proved('45101003'), 'refused recipient permanent'],
    ['official', 'privacy of the other side', proved('45101021'), 'refused recipient permanent'],
    ['official', 'regions that do not fit', proved('16032001'), 'refused recipient permanent'],
    ['official', 'messages of the shop for the day', proved('16030002'), 'refused quota business'],
    ['official', 'success, handed through: no proof for us', tiktok(200, 0, 'Success'), 'unknown network retryable'],
    ['decision', 'a code that nobody knows', tiktok(200, 99_999_999, 'Moon.'), 'unknown unknown permanent'],
  ],
  any: [
    ['decision', 'a rejected fetch', broken('rejected'), 'unknown network retryable'],
    ['decision', 'an abort', broken('aborted'), 'unknown network retryable'],
    ['decision', 'a cut body', broken('cut'), 'unknown network retryable'],
    ['decision', 'a redirect', broken('redirected'), 'unknown network retryable'],
    ['decision', 'HTML with 200', answered(200, 'text/html', '<title>Sign in</title>'), 'unknown network retryable'],
    ['decision', 'HTML with 502', answered(502, 'text/html', '<h1>'), 'unknown network retryable'],
    ['rfc 9110', 'a bare 401', answered(401, '', ''), 'unknown login business'],
    ['decision', 'a bare 403: login, address or right, nobody knows', answered(403, 'text/html', '<h1>'), 'unknown unknown permanent'],
    ['rfc 9110', 'a proxy that wants a login: 407', answered(407, '', ''), 'unknown network retryable'],
    ['rfc 9110', 'a bare 429', answered(429, '', ''), 'unknown throttled retryable'],
    ['rfc 9110', 'a bare 429 with a wait', answered(429, 'text/html', '', '120'), 'unknown throttled retryable', 120],
    ['rfc 9110', 'a bare 429 with a date', answered(429, '', '', 'Sun, 06 Nov 1994 08:50:07 GMT'), 'unknown throttled retryable', 30],
    ['rfc 9110', 'a bare 503 with a wait', answered(503, '', '', '7'), 'unknown network retryable', 7],
    ['decision', 'a wait beside a page of 200 is not asked of us', answered(200, 'text/html', '', '7'), 'unknown network retryable'],
  ],
};

const endOf = (outcome: SendOutcome): string => {
  if (outcome.kind === 'accepted') return 'accepted';
  const { cause, class: kind } = outcome.failure ?? { cause: 'network', class: 'retryable' };
  return `${outcome.kind} ${cause} ${kind}`;
};

for (const [platform, rows] of Object.entries(cells)) {
  describe(`what ${platform} says`, () => {
    for (const [source, what, answer, ends, waitS] of rows) {
      test(`FAIL-7.4 ${what} (${source}): ${ends}${waitS === undefined ? '' : `, not before ${waitS} s`}`, () => {
        const outcome = classifySend(answer, { account: 'mei', conversationId: 'c1', key: 'k1', platform, codes });
        assert.equal(endOf(outcome), ends);
        assert.equal('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined, waitS === undefined ? undefined : waitS * 1_000);
      });
    }
  });
}

test('FAIL-7.4 there are at least 80 of them', () => {
  assert.ok(Object.values(cells).flat().length >= 80);
});
