import type { Refused } from '../platform/refused.ts';
import type { RefusedCase } from './refused-case.ts';

/** One refusal of each case, in force until `until` (ms since 1970) where it has an end. For tests and tables. */
export function everyRefused(until: number): Readonly<Record<RefusedCase, Refused>> {
  return {
    throttled: { kind: 'throttled', until, retryAfter: 'seconds' },
    quota: { kind: 'quota', until },
    'login-401': { kind: 'login', status: 401 },
    'login-403': { kind: 'login', status: 403 },
    'login-200': { kind: 'login', status: 200 },
    'forbidden-ip': { kind: 'forbidden', why: 'ip', until: null },
    'forbidden-permission': { kind: 'forbidden', why: 'permission', until: null },
    content: { kind: 'content', words: ['WhatsApp'] },
    'recipient-opted-out': { kind: 'recipient', why: 'opted-out', until: null },
    'recipient-blocked': { kind: 'recipient', why: 'blocked', until: null },
    'recipient-window-closed': { kind: 'recipient', why: 'window-closed', until: null },
    'recipient-market-closed': { kind: 'recipient', why: 'market-closed', until: null },
    'recipient-chatbot': { kind: 'recipient', why: 'chatbot', until: null },
    'outage-500': { kind: 'outage', status: 500, until: null, retryAfter: false },
    'outage-502': { kind: 'outage', status: 502, until: null, retryAfter: false },
    'outage-503': { kind: 'outage', status: 503, until, retryAfter: true },
    'outage-504': { kind: 'outage', status: 504, until: null, retryAfter: false },
    malformed: { kind: 'malformed' },
    'no-such-conversation': { kind: 'no-such-conversation' },
    'wrong-store': { kind: 'wrong-store' },
    'text-too-long': { kind: 'text-too-long' },
    'key-reused': { kind: 'key-reused' },
    unknown: { kind: 'unknown', code: '77001', retryable: false },
  };
}
