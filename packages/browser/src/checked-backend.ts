import type { Answered, LookUpOutcome, SendOutcome } from '@cs-inbox/core';
import { Capabilities, HistoryPage, Message, parse, type Parsed, Problem, SyncPage } from '@cs-inbox/protocol';
import type { Backend } from './backend.ts';

const malformed = { ok: false, why: 'malformed-reply' } as const;
const unknown = { kind: 'unknown', why: 'malformed-reply' } as const;

/** A host's own backend, held to its types: what it resolves with is checked as strictly as what comes over HTTP. */
export function checkedBackend(backend: Backend): Backend {
  return {
    capabilities: async (signal) => answered(await backend.capabilities(signal), (value) => parse(Capabilities, value)),
    sync: async (cursor, signal) => answered(await backend.sync(cursor, signal), (value) => parse(SyncPage, value)),
    history: async (conversationId, before, limit, signal) =>
      answered(await backend.history(conversationId, before, limit, signal), (value) => parse(HistoryPage, value)),
    read: async (conversationId, position, signal) =>
      answered(await backend.read(conversationId, position, signal), (value) => ({ ok: true, value })),
    send: async (message, signal) => sendOutcome(await backend.send(message, signal), message.key),
    lookUp: async (message, signal) => lookUpOutcome(await backend.lookUp(message, signal), message.key),
  };
}

function answered<T>(given: unknown, check: (value: unknown) => Parsed<T>): Answered<T> {
  if (!isObject(given)) return malformed;
  if (given['ok'] === true) {
    const checked = check(given['value']);
    return checked.ok ? checked : malformed;
  }
  return { ok: false, why: typeof given['why'] === 'string' ? given['why'] : 'rejected' };
}

function sendOutcome(given: unknown, key: string): SendOutcome {
  if (!isObject(given)) return unknown;
  switch (given['kind']) {
    case 'accepted':
      return accepted(given['message'], key) ?? unknown;
    case 'refused':
    case 'unreached': {
      const failure = parse(Problem, isObject(given['failure']) ? { ...given['failure'], committed: false } : null);
      if (!failure.ok) return unknown;
      const { committed: _committed, title: _title, ...rest } = failure.value;
      return { kind: given['kind'], failure: rest };
    }
    default:
      return { kind: 'unknown', why: typeof given['why'] === 'string' ? given['why'] : 'malformed-reply' };
  }
}

function accepted(given: unknown, key: string): { readonly kind: 'accepted'; readonly message: Message } | null {
  const message = parse(Message, given);
  return message.ok && message.value.key === key && message.value.direction === 'out' ? { kind: 'accepted', message: message.value } : null;
}

function lookUpOutcome(given: unknown, key: string): LookUpOutcome {
  if (!isObject(given)) return unknown;
  if (given['kind'] === 'absent') return { kind: 'absent' };
  const found = given['kind'] === 'found' ? accepted(given['message'], key) : null;
  if (found !== null) return { kind: 'found', message: found.message };
  return { kind: 'unknown', why: typeof given['why'] === 'string' ? given['why'] : 'malformed-reply' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
