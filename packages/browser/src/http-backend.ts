import { classifyLookUp, classifySend, readAnswer } from '@cs-inbox/core';
import {
  type AccountId,
  Capabilities,
  HistoryPage,
  parseJson,
  ReadReply,
  routes,
  SyncPage,
} from '@cs-inbox/protocol';
import type { Backend } from './backend.ts';
import { callHttp } from './call-http.ts';
import { sendRequest } from './send-request.ts';

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
    capabilities: async (signal) => readAnswer(await get(routes.capabilities(), signal), account, (body) => parseJson(Capabilities, body)),
    sync: async (cursor, signal) => readAnswer(await get(routes.sync(cursor), signal), account, (body) => parseJson(SyncPage, body)),
    history: async (conversationId, before, limit, signal) => {
      const answer = readAnswer(await get(routes.history(conversationId, before, limit), signal), account, (body) => parseJson(HistoryPage, body));
      return answer.ok && answer.value.conversationId !== conversationId ? { ok: false, why: 'other-conversation' } : answer;
    },
    read: async (conversationId, position, signal) =>
      readAnswer(await put(routes.read(conversationId), { position }, signal), account, (body) => parseJson(ReadReply, body)),
    send: async (message, signal) => {
      const { key, conversationId } = message;
      return classifySend(await put(routes.send(conversationId, key), sendRequest(message), signal), { account, conversationId, key });
    },
    lookUp: async ({ key, conversationId }, signal) =>
      classifyLookUp(await get(routes.lookUp(key), signal), { account, conversationId, key }),
  };
}
