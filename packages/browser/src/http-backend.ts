import { classifyLookUp, classifyRetries, classifySend, readAnswer } from '@cs-inbox/core';
import {
  type AccountId,
  Capabilities,
  type Causes,
  HistoryPage,
  parseJson,
  ReadReply,
  routes,
  SyncPage,
} from '@cs-inbox/protocol';
import type { Backend } from './backend.ts';
import { callHttp } from './call-http.ts';
import { codeReader } from './code-reader.ts';
import { sendRequest } from './send-request.ts';
import { sseStream } from './sse-stream.ts';

export interface HttpBackendOptions {
  /** Address under which the backend speaks the protocol, relative to the page or absolute. */
  readonly baseUrl: string;
  /** The signed-in operator; every answer must echo it. null where the host names none. */
  readonly account: AccountId | null;
  /** As of fetch; `same-origin` where left out. */
  readonly credentials?: RequestCredentials;
  /** Asked for each request, so that a token may change under way. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /**
   * What the codes of your platforms mean, beside those that are known; yours count first. Asked for each answer to
   * a send. Where `codeTable` finds something wrong with it, nothing of it counts.
   */
  readonly causes?: () => Causes | null;
}

/** A backend that speaks the project's protocol over HTTP. */
export function httpBackend(options: HttpBackendOptions): Backend {
  const { account } = options;
  const codes = codeReader(options.causes);
  const get = (path: string, signal: AbortSignal) => callHttp(options, { method: 'GET', path }, signal);
  const put = (path: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal) =>
    callHttp(options, { method: 'PUT', path, body }, signal);
  return {
    capabilities: async (signal) => readAnswer(await get(routes.capabilities(), signal), account, (body) => parseJson(Capabilities, body)),
    sync: async (cursor, signal) => readAnswer(await get(routes.sync(cursor), signal), account, (body) => parseJson(SyncPage, body)),
    stream: (cursor, heard, signal) => sseStream(options, cursor, heard, signal),
    history: async (conversationId, before, limit, signal) => {
      const answer = readAnswer(await get(routes.history(conversationId, before, limit), signal), account, (body) => parseJson(HistoryPage, body));
      return answer.ok && answer.value.conversationId !== conversationId ? { ok: false, why: 'other-conversation' } : answer;
    },
    read: async (conversationId, position, signal) =>
      readAnswer(await put(routes.read(conversationId), { position }, signal), account, (body) => parseJson(ReadReply, body)),
    send: async (message, signal) => {
      const answer = await put(routes.send(message.conversationId, message.key), sendRequest(message, account), signal);
      return classifySend(answer, { ...message, account, codes: codes() });
    },
    retryMany: async (messages, reason, signal) => {
      const body = { keys: messages.map(({ key }) => key), ...(reason === '' ? {} : { reason }), ...(account === null ? {} : { account }) };
      const answer = await callHttp(options, { method: 'POST', path: routes.retries(), body }, signal);
      return classifyRetries(answer, messages.map((message) => ({ ...message, account, codes: codes() })));
    },
    lookUp: async ({ key, conversationId }, signal) =>
      classifyLookUp(await get(routes.lookUp(key), signal), { account, conversationId, key }),
  };
}
