import { type Answered, classifyLookUp, classifySend, type HttpAnswer, readAnswer } from '@cs-inbox/core';
import { type AccountId, Capabilities, HistoryPage, parseJson, SyncPage } from '@cs-inbox/protocol';
import type { OutgoingMessage } from '@cs-inbox/state';
import type { Backend } from './backend.ts';

/**
 * A host's own backend, held to its types: what it resolves with is written as the
 * answer over HTTP that says the same, and judged as that.
 */
export function checkedBackend(backend: Backend, account: AccountId | null): Backend {
  const expected = ({ key, conversationId }: Pick<OutgoingMessage, 'key' | 'conversationId'>) => ({ account, key, conversationId });
  const echo = account ?? '-';
  return {
    capabilities: async (signal) => answered(await backend.capabilities(signal), account, (body) => parseJson(Capabilities, body)),
    sync: async (cursor, signal) => answered(await backend.sync(cursor, signal), account, (body) => parseJson(SyncPage, body)),
    history: async (conversationId, before, limit, signal) => {
      const given = await backend.history(conversationId, before, limit, signal);
      const answer = answered(given, account, (body) => parseJson(HistoryPage, body));
      return answer.ok && answer.value.conversationId !== conversationId ? { ok: false, why: 'other-conversation' } : answer;
    },
    read: async (conversationId, position, signal) => {
      const given = fields(await backend.read(conversationId, position, signal));
      return given['ok'] === true ? { ok: true, value: null } : { ok: false, why: whyOf(given) };
    },
    async send(message, signal) {
      const given = fields(await backend.send(message, signal));
      const { kind } = given;
      if (kind === 'accepted') return classifySend(written({ account: echo, key: message.key, message: given['message'] }), expected(message));
      if (kind !== 'refused' && kind !== 'unreached') return { kind: 'unknown', why: whyOf(given) };
      const failure = { ...fields(given['failure']), ...(kind === 'unreached' ? { cause: 'network' } : {}) };
      return classifySend(written({ ...failure, account: echo, key: message.key, committed: false }, 'application/problem+json', waitOf(given)), expected(message));
    },
    async lookUp(message, signal) {
      const given = fields(await backend.lookUp(message, signal));
      if (given['kind'] !== 'found' && given['kind'] !== 'absent') return { kind: 'unknown', why: whyOf(given) };
      const found = given['kind'] === 'found' ? (given['message'] ?? {}) : null;
      return classifyLookUp(written({ account: echo, key: message.key, message: found }), expected(message));
    },
  };
}

function answered<T extends { readonly account: AccountId }>(
  given: unknown,
  account: AccountId | null,
  parseBody: Parameters<typeof readAnswer<T>>[2],
): Answered<T> {
  const { ok, value, ...rest } = fields(given);
  return ok === true ? readAnswer(written(value ?? null), account, parseBody) : { ok: false, why: whyOf(rest) };
}

function written(body: unknown, mediaType = 'application/json', retryAfterMs: number | null = null): HttpAnswer {
  return { type: 'answered', status: 200, mediaType, body: JSON.stringify(body), retryAfterMs };
}

/** A wait that is no length of time counts as none. */
function waitOf({ retryAfterMs }: Readonly<Record<string, unknown>>): number | null {
  return typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? Math.ceil(retryAfterMs) : null;
}

function fields(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

function whyOf({ why }: Readonly<Record<string, unknown>>): string {
  return typeof why === 'string' ? why : 'malformed-reply';
}
