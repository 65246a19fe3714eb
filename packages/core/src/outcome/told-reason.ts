import { Envelope, FailureCause, parseJson } from '@cs-inbox/protocol';
import { type Failure, networkFailure } from '../failure/failure.ts';
import { meaningBy, meaningOf } from '../failure/platform-codes.ts';
import type { Expected } from './expected.ts';
import type { HttpAnswer } from './http-answer.ts';

/** Longest code, and longest sentence, that is kept, in UTF-16 code units. */
const CODE_LENGTH_MAX = 512;
const DETAIL_LENGTH_MAX = 4_000;

/**
 * Why it may not have arrived, by an answer that proves nothing: a Problem that leaves the outcome open, a
 * platform's own envelope that was handed through, a bare status. null where it tells no more than that no
 * answer of our protocol came.
 */
export function toldReason({ status, mediaType, body }: HttpAnswer & { type: 'answered' }, { platform = '', codes }: Expected): Failure | null {
  const { cause, code, detail, requestId } = reasonIn(mediaType.endsWith('json') ? body : '');
  const listed = codes === undefined || code === '' ? undefined : meaningOf(codes, platform, code, detail);
  const meaning = cause !== null && cause !== 'unknown' ? meaningBy(cause) : (listed ?? byStatus(status, code !== '' && requestId !== ''));
  return meaning === null ? null : { ...networkFailure(code === '' ? `http-${status}` : code), ...meaning, detail, requestId };
}

/** 403 alone does not tell a lost login from a forbidden address; 407 and 5xx are the network's. */
function byStatus(status: number, isCoded: boolean) {
  if (status === 401) return meaningBy('login');
  if (status === 429) return meaningBy('throttled');
  return isCoded || status === 403 ? meaningBy('unknown') : null;
}

/** Shopee puts its code into `error`, Lazada into `code` or `err_code`, TikTok Shop into `code`; '' and 0 are no error. */
function reasonIn(body: string) {
  const parsed = parseJson(Envelope, body);
  const own = parsed.ok ? parsed.value : {};
  const inner: Readonly<Record<string, unknown>> = Object(own['error']);
  const code = firstOf(CODE_LENGTH_MAX, own['error'], inner['code'], own['code'], own['err_code']);
  return {
    // Of a disk only ours is spoken.
    cause: FailureCause.options.find((name) => name === own['cause'] && name !== 'storage') ?? null,
    code,
    detail: code === '' ? '' : firstOf(DETAIL_LENGTH_MAX, own['detail'], own['message'], own['err_message'], inner['message'], own['title']),
    requestId: firstOf(CODE_LENGTH_MAX, own['requestId'], own['request_id']),
  };
}

/** The first of them that says anything. */
function firstOf(lengthMax: number, ...values: readonly unknown[]): string {
  const found = values.find((value) => (typeof value === 'string' && value !== '' && value !== '0') || (typeof value === 'number' && value !== 0));
  return String(found ?? '').slice(0, lengthMax);
}
