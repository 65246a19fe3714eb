import { type Answered, classifyLookUp, classifySend, type HttpAnswer } from '@cs-inbox/core';
import {
  type AccountId,
  Capabilities,
  HistoryPage,
  type Parsed,
  parseJson,
  ReadReply,
  routes,
  SyncPage,
} from '@cs-inbox/protocol';
import type { Backend } from './backend.ts';
import { callHttp } from './call-http.ts';

export interface HttpBackendOptions {
  /** Address under which the backend speaks the protocol, relative to the page or absolute. */
  readonly baseUrl: string;
  /** The signed-in operator; every answer must echo it. null where the host names none. */
  readonly account: AccountId | null;
  /** As of fetch; `same-origin` where left out. */
  readonly credentials?: RequestCredentials;
  /** Asked for each request, so that a token may change under way. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
}

/** A backend that speaks the project's protocol over HTTP. */
export function httpBackend(options: HttpBackendOptions): Backend {
  const { account } = options;
  const get = (path: string, signal: AbortSignal) => callHttp(options, { method: 'GET', path }, signal);
  const put = (path: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal) =>
    callHttp(options, { method: 'PUT', path, body }, signal);
  return {
    capabilities: async (signal) => read((body) => parseJson(Capabilities, body), await get(routes.capabilities(), signal), account),
    sync: async (cursor, signal) => read((body) => parseJson(SyncPage, body), await get(routes.sync(cursor), signal), account),
    history: async (conversationId, before, limit, signal) => {
      const answer = read((body) => parseJson(HistoryPage, body), await get(routes.history(conversationId, before, limit), signal), account);
      return answer.ok && answer.value.conversationId !== conversationId ? { ok: false, why: 'other-conversation' } : answer;
    },
    read: async (conversationId, position, signal) =>
      read((body) => parseJson(ReadReply, body), await put(routes.read(conversationId), { position }, signal), account),
    send: async ({ key, conversationId, storeId, text }, signal) =>
      classifySend(await put(routes.send(conversationId, key), { storeId, text }, signal), { account, conversationId, key }),
    lookUp: async ({ key, conversationId }, signal) =>
      classifyLookUp(await get(routes.lookUp(key), signal), { account, conversationId, key }),
  };
}

function read<T extends { account: AccountId }>(
  parseBody: (body: string) => Parsed<T>,
  answer: HttpAnswer,
  account: AccountId | null,
): Answered<T> {
  if (answer.type !== 'answered') return { ok: false, why: answer.why };
  if (answer.status !== 200) return { ok: false, why: `http-${answer.status}` };
  if (answer.mediaType !== 'application/json') return { ok: false, why: 'not-json' };
  const parsed = parseBody(answer.body);
  if (!parsed.ok) return { ok: false, why: 'malformed-reply' };
  return account === null || parsed.value.account === account ? parsed : { ok: false, why: 'other-account' };
}
