import { hash } from '../chance.ts';
import type { Reply } from '../answer.ts';
import { base36 } from './base-36.ts';
import type { Handled } from './handled.ts';
import type { PlatformRequest } from './platform-request.ts';
import type { Subject } from './subject.ts';

/** What the platform's answer looks like as it leaves. */
export function replyOf({ state, draft }: Handled, { route }: Subject, { method, path }: PlatformRequest, delayMs: number): Reply {
  const { status, body, problem, mediaType, headers } = draft;
  const requestId = `r-${base36(hash(state.epoch, ' ', String(state.now), ' ', method, ' ', path))}`;
  const document = problem && typeof body === 'object' ? { ...body, key: route.kind === 'send' ? route.key : null, requestId } : body;
  return {
    kind: 'reply',
    status,
    headers: {
      'content-type': mediaType ?? (problem ? 'application/problem+json' : 'application/json'),
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...headers,
    },
    body: mediaType !== undefined && typeof document === 'string' ? document : JSON.stringify(document),
    delayMs,
  };
}
