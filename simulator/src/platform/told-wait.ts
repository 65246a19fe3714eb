import type { RetryAfterForm } from '../faults/hindrance.ts';
import { httpDate } from './http-date.ts';
import type { Refusal } from './reply.ts';
import type { Refused } from './refused.ts';

/** How an answer says when to come again. Times in ms since 1970. */
export type ToldWait = Required<Pick<Refusal, 'retryAt' | 'headers'>>;

const SKEW_MS = 3_600_000;

type Form = (until: number, now: number) => ToldWait;

/** What a refusal says of its own end, in headers and for the Problem. */
export function toldWait(refused: Refused, now: number): ToldWait {
  switch (refused.kind) {
    case 'throttled':
      return forms[refused.retryAfter](refused.until, now);
    case 'quota':
      return forms.body(refused.until, now);
    case 'outage':
      return refused.retryAfter && refused.until !== null ? forms.seconds(refused.until, now) : forms.none(now, now);
    default:
      return forms.none(now, now);
  }
}

const forms: Readonly<Record<RetryAfterForm, Form>> = {
  seconds: (until, now) => ({ retryAt: until, headers: { 'retry-after': String(Math.max(0, Math.ceil((until - now) / 1_000))) } }),
  'http-date': (until, now) => ({ retryAt: until, headers: dated(until, now) }),
  'skewed-date': (until, now) => ({ retryAt: until, headers: dated(until + SKEW_MS, now + SKEW_MS) }),
  zero: odd('0'),
  negative: odd('-5'),
  huge: odd('99999999999'),
  garbage: odd('soon'),
  body: (until) => ({ retryAt: until, headers: {} }),
  none: () => ({ retryAt: null, headers: {} }),
};

/** Rounded so that neither the dates nor what lies between them is too early. */
function dated(until: number, now: number): ToldWait['headers'] {
  return { date: httpDate(now), 'retry-after': httpDate(Math.ceil(until / 1_000) * 1_000) };
}

function odd(header: string): Form {
  return () => ({ retryAt: null, headers: { 'retry-after': header } });
}
