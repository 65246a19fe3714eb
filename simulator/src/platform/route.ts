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
  | { readonly kind: 'events'; readonly cursor: string | null }
  | { readonly kind: 'retries' }
  | { readonly kind: 'none'; readonly status: 400 | 404 | 405; readonly why: string };

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 200;
const ID_LENGTH_MAX = 128;

/** Reads method and path. The inverse of `routes` of the protocol. */
export function routeOf({ method, path }: PlatformRequest): Route {
  const [pathname = '', search = ''] = path.includes('?') ? path.split('?', 2) : [path];
  const segments = pathname.includes('%') ? pathname.split('/').map(decode) : pathname.split('/');
  if (segments.includes(null)) return { kind: 'none', status: 400, why: `${pathname} is not correctly percent-encoded.` };
  if (isNoId(segments[1]) || isNoId(segments[3])) {
    return { kind: 'none', status: 400, why: `An id in ${pathname.slice(0, 200)} is empty or longer than ${ID_LENGTH_MAX} characters.` };
  }
  const named = placed(segments, search);
  if (named === null) return { kind: 'none', status: 404, why: `There is nothing at ${pathname.slice(0, 200)}.` };
  const expected = methods[named.kind];
  if (method !== expected) return { kind: 'none', status: 405, why: `${pathname} takes ${expected}, not ${method}.` };
  return named.kind === 'history' ? history(named.conversationId, new URLSearchParams(search)) : named;
}

const methods = {
  capabilities: 'GET',
  sync: 'GET',
  history: 'GET',
  send: 'PUT',
  read: 'PUT',
  'look-up': 'GET',
  events: 'GET',
  retries: 'POST',
} as const satisfies Record<Named['kind'], string>;

type Named = Exclude<Route, { readonly kind: 'none' }>;

/** What stands at an address, whatever the method; null where nothing does. */
function placed(segments: readonly (string | null)[], search: string): Named | null {
  const [head, id, tail, key] = segments;
  switch (segments.length) {
    case 1:
      return whole(head, search);
    case 2:
      return head === 'messages' && id ? { kind: 'look-up', key: id } : null;
    case 3:
      if (head !== 'conversations' || !id) return null;
      if (tail === 'read') return { kind: 'read', conversationId: id };
      return tail === 'messages' ? { kind: 'history', conversationId: id, before: null, limit: LIMIT_DEFAULT } : null;
    case 4:
      return head === 'conversations' && id && tail === 'messages' && key ? { kind: 'send', conversationId: id, key } : null;
    default:
      return null;
  }
}

function whole(head: string | null | undefined, search: string): Named | null {
  switch (head) {
    case 'capabilities':
    case 'retries':
      return { kind: head };
    case 'sync':
    case 'events':
      return { kind: head, cursor: cursorIn(search) };
    default:
      return null;
  }
}

function cursorIn(search: string): string | null {
  const plain = /^cursor=([\w.]*)$/u.exec(search);
  return plain?.[1] ?? new URLSearchParams(search).get('cursor');
}

function isNoId(segment: string | null | undefined): boolean {
  return segment === '' || (segment?.length ?? 0) > ID_LENGTH_MAX;
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
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
