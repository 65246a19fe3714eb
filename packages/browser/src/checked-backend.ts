import { type Answered, classifyLookUp, classifySend, type HttpAnswer, readAnswer, type SendOutcome, type StreamNews } from '@cs-inbox/core';
import { type AccountId, Capabilities, type Causes, HistoryPage, parse, parseJson, ServerEvent, SyncPage } from '@cs-inbox/protocol';
import type { OutgoingMessage } from '@cs-inbox/state';
import type { Backend } from './backend.ts';
import { codeReader } from './code-reader.ts';

/**
 * A host's own backend, held to its types: what it resolves with is written as the
 * answer over HTTP that says the same, and judged as that.
 */
export function checkedBackend(backend: Backend, account: AccountId | null, causes?: () => Causes | null): Backend {
  const codes = codeReader(causes);
  const expected = (message: Pick<OutgoingMessage, 'key' | 'conversationId' | 'platform'>) => ({ ...message, account, codes: codes() });
  const echo = account ?? '-';
  const judge = (message: OutgoingMessage, given: Readonly<Record<string, unknown>>): SendOutcome => {
    const { kind } = given;
    if (kind === 'accepted') return classifySend(written({ account: echo, key: message.key, message: given['message'] }), expected(message));
    const told = given['failure'];
    if (kind !== 'refused' && kind !== 'unreached' && told === undefined) return { kind: 'unknown', why: whyOf(given) };
    const failure = { ...fields(told), ...(kind === 'unreached' ? { cause: 'network' } : {}) };
    const judged = classifySend(written({ ...failure, account: echo, key: message.key, committed: false }, 'application/problem+json', waitOf(given)), expected(message));
    if (kind === 'refused' || kind === 'unreached') return judged;
    // What proves nothing may still say why.
    return 'failure' in judged ? { ...judged, kind: 'unknown', why: whyOf(given) } : { kind: 'unknown', why: whyOf(given) };
  };
  const many = backend.retryMany?.bind(backend);
  const retryMany: Backend['retryMany'] = many && (async (messages, reason, signal) => {
    const given: unknown = await many(messages, reason, signal);
    const told = messages.filter(({ key }) => given instanceof Map && given.has(key));
    return new Map(told.map((message) => [message.key, judge(message, fields(given instanceof Map ? given.get(message.key) : null))]));
  });
  const stream = backend.stream?.bind(backend);
  return {
    capabilities: async (signal) => {
      const answer = answered(await backend.capabilities(signal), account, (body) => parseJson(Capabilities, body));
      const lacks = { ...(retryMany === undefined && { bulkRetry: false }), ...(stream === undefined && { stream: 'none' as const }) };
      return answer.ok ? { ok: true, value: { ...answer.value, ...lacks } } : answer;
    },
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
    send: async (message, signal) => judge(message, fields(await backend.send(message, signal))),
    ...(retryMany && { retryMany }),
    ...(stream && { stream: (cursor, heard, signal) => stream(cursor, checkedNews(heard), signal) }),
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

function whyOf({ why }: Readonly<Record<string, unknown>>, otherwise = 'malformed-reply'): string {
  return typeof why === 'string' ? why : otherwise;
}

/** What a host tells of its stream: `open` comes first and once, and what is no news was something missed. */
function checkedNews(heard: (news: StreamNews) => void): (given: unknown) => void {
  let open = false;
  return (given) => {
    const said = fields(given);
    const { type } = said;
    if (type === 'ended') return heard({ type, why: whyOf(said), retryMs: waitOf({ retryAfterMs: said['retryMs'] }) });
    const bare = type === 'open' || type === 'alive';
    if (!open) heard({ type: 'open' });
    else if (bare) heard({ type: 'alive' });
    open = true;
    if (bare) return;
    const parsed = parse(ServerEvent, type === 'event' ? said['event'] : null);
    heard(parsed.ok ? { type: 'event', event: parsed.value } : { type: 'unreadable', why: whyOf(said, 'malformed-event') });
  };
}
