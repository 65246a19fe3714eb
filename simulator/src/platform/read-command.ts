import type { Rule } from '../scenario/scenario.ts';
import type { PlatformCommand } from './platform-command.ts';

export type ReadCommand =
  | { readonly ok: true; readonly command: PlatformCommand }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** A day, in ms. */
const FOR_MS_MAX = 86_400_000;
const WORDS_MAX = 100;
const WORD_LENGTH_MAX = 100;

type Fields = { readonly [K in 'storeId' | 'forMs' | 'retryAfter' | 'status' | 'words' | 'rule' | 'id']?: unknown };

const readers = {
  throttle({ storeId, forMs, retryAfter }) {
    if (typeof storeId !== 'string') return wrong('storeId', storeId, 'the id of a store');
    if (typeof forMs !== 'number' || !Number.isInteger(forMs) || forMs < 0 || forMs > FOR_MS_MAX) {
      return wrong('forMs', forMs, `a whole number of ms from 0 to ${FOR_MS_MAX}`);
    }
    if (typeof retryAfter !== 'boolean') return wrong('retryAfter', retryAfter, 'true or false');
    return { ok: true, command: { do: 'throttle', storeId, forMs, retryAfter } };
  },
  'expire-login'({ storeId, status }) {
    if (typeof storeId !== 'string') return wrong('storeId', storeId, 'the id of a store');
    if (status !== 401 && status !== 403) return wrong('status', status, '401 or 403');
    return { ok: true, command: { do: 'expire-login', storeId, status } };
  },
  'log-in'({ storeId }) {
    if (typeof storeId !== 'string') return wrong('storeId', storeId, 'the id of a store');
    return { ok: true, command: { do: 'log-in', storeId } };
  },
  'refuse-words'({ words }) {
    const expected = `a list of at most ${WORDS_MAX} words of 1 to ${WORD_LENGTH_MAX} characters`;
    if (!Array.isArray(words) || words.length > WORDS_MAX) return wrong('words', words, expected);
    for (const word of words) if (!isWord(word)) return wrong('words', word, expected);
    return { ok: true, command: { do: 'refuse-words', words: [...words] } };
  },
  'add-rule'({ rule }) {
    if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return wrong('rule', rule, 'a rule as a scenario has it');
    // Whether it fits the story, only the platform knows: it reads the rule before it takes it.
    return { ok: true, command: { do: 'add-rule', rule: rule as Rule } };
  },
  'remove-rule'({ id }) {
    if (id !== null && typeof id !== 'string') return wrong('id', id, 'the id of a rule, or null for all that were added');
    return { ok: true, command: { do: 'remove-rule', id } };
  },
} satisfies Record<PlatformCommand['do'], (fields: Fields) => ReadCommand>;

/** Reads a command from whatever came in. Whether the store exists, only the platform knows. */
export function readCommand(value: unknown): ReadCommand {
  const name = typeof value === 'object' && value !== null ? (value as { readonly do?: unknown }).do : undefined;
  if (typeof name !== 'string' || !Object.hasOwn(readers, name)) {
    return wrong('do', name, `one of ${Object.keys(readers).join(', ')}`);
  }
  return readers[name as PlatformCommand['do']](value as Fields);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === value && value.length > 0 && value.length <= WORD_LENGTH_MAX;
}

function wrong(field: string, value: unknown, expected: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why: `${field} is ${shown(value)}; it must be ${expected}.` };
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
