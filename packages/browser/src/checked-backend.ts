import { type Answered, type Expected, isAccount, isExpected, type LookUpOutcome, type SendOutcome } from '@cs-inbox/core';
import { type AccountId, Capabilities, HistoryPage, Message, parse, type Parsed, Problem, SyncPage } from '@cs-inbox/protocol';
import type { Backend } from './backend.ts';

const malformed = { ok: false, why: 'malformed-reply' } as const;
const unknown = { kind: 'unknown', why: 'malformed-reply' } as const;

/** A host's own backend, held to its types: what it resolves with is checked as strictly as what comes over HTTP. */
export function checkedBackend(backend: Backend, account: AccountId | null): Backend {
  const expected = ({ key, conversationId }: Pick<Expected, 'key' | 'conversationId'>) => ({ account, key, conversationId });
  return {
    capabilities: async (signal) => answered(await backend.capabilities(signal), account, (value) => parse(Capabilities, value)),
    sync: async (cursor, signal) => answered(await backend.sync(cursor, signal), account, (value) => parse(SyncPage, value)),
    history: async (conversationId, before, limit, signal) => {
      const given = await backend.history(conversationId, before, limit, signal);
      const answer = answered(given, account, (value) => parse(HistoryPage, value));
      return answer.ok && answer.value.conversationId !== conversationId ? { ok: false, why: 'other-conversation' } : answer;
    },
    read: async (conversationId, position, signal) => {
      const given: unknown = await backend.read(conversationId, position, signal);
      return isObject(given) && given['ok'] === true ? { ok: true, value: null } : refusal(given);
    },
    send: async (message, signal) => sendOutcome(await backend.send(message, signal), expected(message)),
    lookUp: async (message, signal) => lookUpOutcome(await backend.lookUp(message, signal), expected(message)),
  };
}

function answered<T extends { readonly account: AccountId }>(
  given: unknown,
  account: AccountId | null,
  check: (value: unknown) => Parsed<T>,
): Answered<T> {
  if (!isObject(given)) return malformed;
  if (given['ok'] !== true) return refusal(given);
  const checked = check(given['value']);
  if (!checked.ok) return malformed;
  return isAccount(checked.value.account, account) ? checked : { ok: false, why: 'other-account' };
}

function refusal(given: unknown): { readonly ok: false; readonly why: string } {
  if (!isObject(given)) return malformed;
  return { ok: false, why: typeof given['why'] === 'string' ? given['why'] : 'rejected' };
}

function sendOutcome(given: unknown, expected: Expected): SendOutcome {
  if (!isObject(given)) return unknown;
  switch (given['kind']) {
    case 'accepted':
      return accepted(given['message'], expected) ?? unknown;
    case 'refused':
    case 'unreached': {
      const failure = parse(Problem, isObject(given['failure']) ? { ...given['failure'], account: '-', committed: false } : null);
      if (!failure.ok) return unknown;
      const { account: _account, key: _key, committed: _committed, title: _title, ...rest } = failure.value;
      return { kind: given['kind'], failure: rest };
    }
    default:
      return { kind: 'unknown', why: typeof given['why'] === 'string' ? given['why'] : 'malformed-reply' };
  }
}

function accepted(given: unknown, expected: Expected): { readonly kind: 'accepted'; readonly message: Message } | null {
  const message = parse(Message, given);
  return message.ok && isExpected(message.value, expected) ? { kind: 'accepted', message: message.value } : null;
}

function lookUpOutcome(given: unknown, expected: Expected): LookUpOutcome {
  if (!isObject(given)) return unknown;
  if (given['kind'] === 'absent') return { kind: 'absent' };
  const found = given['kind'] === 'found' ? accepted(given['message'], expected) : null;
  if (found !== null) return { kind: 'found', message: found.message };
  return { kind: 'unknown', why: typeof given['why'] === 'string' ? given['why'] : 'malformed-reply' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
