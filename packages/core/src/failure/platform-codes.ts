import { Causes, type FailureCause, type FailureClass, parse, type Parsed } from '@cs-inbox/protocol';
import { causes } from './cause.ts';
import { knownCodes } from './known-codes.ts';

/** What a platform's code means for the message that met it. */
export interface CodeMeaning {
  readonly cause: FailureCause;
  readonly class: FailureClass;
  readonly retryable: boolean;
}

/** By `platform:code`, or by `platform:code ~ words` where the sentence beside it decides; all in lower case. */
export type CodeTable = ReadonlyMap<string, CodeMeaning>;

/**
 * What is known of the platforms' codes, and what the host says of them, which counts before it.
 * @returns what does not fit of the host's, by its place
 */
export function codeTable(given: unknown = {}): Parsed<CodeTable> {
  const parsed = parse(Causes, given);
  if (!parsed.ok) return parsed;
  const table = new Map<string, CodeMeaning>();
  for (const [platform, groups] of Object.entries(knownCodes)) {
    for (const group of groups.split(';')) {
      const [cause, ...codes] = group.split('|');
      for (const code of codes) table.set(`${platform}:${code}`, meaningBy(cause as FailureCause));
    }
  }
  for (const [key, { cause, class: kind, retryable }] of Object.entries(parsed.value)) table.set(key.trim().toLowerCase(), meaningBy(cause === 'storage' ? 'platform' : cause, kind, retryable));
  return { ok: true, value: table };
}

/** Where it is not a rule of the platform that may be met some other way. */
const usualClass: Partial<Record<FailureCause, FailureClass>> = {
  network: 'retryable',
  throttled: 'retryable',
  platform: 'retryable',
  storage: 'retryable',
  recipient: 'permanent',
  unknown: 'permanent',
};

/** A cause with what is usual for it, where nobody says otherwise. */
export function meaningBy(cause: FailureCause, kind = usualClass[cause] ?? 'business', retryable = causes[cause].retry !== 'no' && kind !== 'permanent'): CodeMeaning {
  return { cause, class: kind, retryable };
}

/** What a code means, or undefined where nobody knows. The sentence beside it counts first. */
export function meaningOf(table: CodeTable, platform: string, code: string, sentence: string): CodeMeaning | undefined {
  const key = `${platform}:${code}`.toLowerCase();
  const said = sentence.toLowerCase();
  const worded = (start: string) => [...table].find(([of]) => of.startsWith(start) && said.includes(of.slice(start.length)))?.[1];
  return worded(`${key} ~ `) ?? table.get(key) ?? worded(`${platform}: ~ `.toLowerCase());
}
