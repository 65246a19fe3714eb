import type { Store } from '@cs-inbox/protocol';
import type { Hindrance } from '../faults/hindrance.ts';
import type { Refusal } from './reply.ts';

/** What the platform answers to a message that something stands against. `now` in ms since 1970. */
export function refusalOf(hindrance: Hindrance, store: Store, now: number): Refusal {
  const name = `${store.name} ${store.market}`;
  switch (hindrance.kind) {
    case 'throttled': {
      const { until, retryAfter } = hindrance;
      const refusal = {
        status: 429,
        title: 'Too many requests',
        detail: `Too much was sent for ${name}. ${store.platform} takes nothing for it for a while.`,
        code: 'too-many-requests',
        cause: 'throttled',
        class: 'retryable',
        retryable: true,
      } as const;
      if (!retryAfter) return refusal;
      return { ...refusal, retryAt: until, headers: { 'retry-after': String(Math.ceil((until - now) / 1_000)) } };
    }
    case 'login':
      return { ...logins[hindrance.status](name), status: hindrance.status, cause: 'login', class: 'business', retryable: true };
    case 'content': {
      const words = hindrance.words.map((word) => `"${word}"`).join(', ');
      const detail = `${store.platform} does not allow ${words} in a message.`;
      const refusal = { status: 422, title: 'Sensitive words', detail, code: 'sensitive-words', cause: 'content', class: 'business' } as const;
      return { ...refusal, words: hindrance.words };
    }
  }
}

/** The codes are those of Shopee's open platform. */
const logins = {
  401: (name: string) => ({ title: 'Login expired', detail: `The login of ${name} has expired.`, code: 'error_auth' }),
  403: (name: string) => ({ title: 'Access expired', detail: `${name} has to give access again.`, code: 'shop_access_expired' }),
} as const satisfies Record<401 | 403, (name: string) => Pick<Refusal, 'title' | 'detail' | 'code'>>;
