import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import type { PlatformRequest } from './platform-request.ts';

/** What a request asks for. */
export type Route =
  | { readonly kind: 'capabilities' }
  | { readonly kind: 'sync'; readonly cursor: string | null }
  | { readonly kind: 'history'; readonly conversationId: ConversationId; readonly before: number | null; readonly limit: number }
  | { readonly kind: 'send'; readonly conversationId: ConversationId; readonly key: MessageKey }
  | { readonly kind: 'read'; readonly conversationId: ConversationId }
  | { readonly kind: 'look-up'; readonly key: MessageKey }
  | { readonly kind: 'none'; readonly status: 400 | 404 | 405; readonly why: string };

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 200;
const ID_LENGTH_MAX = 128;

/** Reads method and path. The inverse of `routes` of the protocol. */
export function routeOf({ method, path }: PlatformRequest): Route {
  const [pathname = '', search = ''] = path.split('?', 2);
  const segments = pathname.split('/').map(decode);
  const query = new URLSearchParams(search);
  const [head, id, tail, key] = segments;
  const is = (expected: string, route: () => Route): Route =>
    method === expected ? route() : { kind: 'none', status: 405, why: `${pathname} takes ${expected}, not ${method}.` };
  const ids = [id, key].filter((one) => one !== undefined);

  if (segments.includes(null)) return { kind: 'none', status: 400, why: `${pathname} is not correctly percent-encoded.` };
  if (ids.some((one) => one === null || one === '' || one.length > ID_LENGTH_MAX)) {
    return { kind: 'none', status: 400, why: `An id in ${pathname.slice(0, 200)} is empty or longer than ${ID_LENGTH_MAX} characters.` };
  }
  if (segments.length === 1 && head === 'capabilities') return is('GET', () => ({ kind: 'capabilities' }));
  if (segments.length === 1 && head === 'sync') return is('GET', () => ({ kind: 'sync', cursor: query.get('cursor') }));
  if (segments.length === 2 && head === 'messages' && id) return is('GET', () => ({ kind: 'look-up', key: id }));
  if (head === 'conversations' && id) {
    if (segments.length === 3 && tail === 'read') return is('PUT', () => ({ kind: 'read', conversationId: id }));
    if (segments.length === 3 && tail === 'messages') return is('GET', () => history(id, query));
    if (segments.length === 4 && tail === 'messages' && key) return is('PUT', () => ({ kind: 'send', conversationId: id, key }));
  }
  return { kind: 'none', status: 404, why: `There is nothing at ${pathname.slice(0, 200)}.` };
}

function history(conversationId: ConversationId, query: URLSearchParams): Route {
  const before = count(query.get('before'));
  const limit = count(query.get('limit'));
  if (before === 'wrong') return { kind: 'none', status: 400, why: `before=${query.get('before')} is no position; it is a whole number.` };
  if (limit === 'wrong' || limit === 0) {
    return { kind: 'none', status: 400, why: `limit=${query.get('limit')} is no limit; it is a whole number from 1 to ${LIMIT_MAX}.` };
  }
  return { kind: 'history', conversationId, before, limit: Math.min(limit ?? LIMIT_DEFAULT, LIMIT_MAX) };
}

function count(text: string | null): number | null | 'wrong' {
  if (text === null) return null;
  return /^\d{1,15}$/u.test(text) ? Number(text) : 'wrong';
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
