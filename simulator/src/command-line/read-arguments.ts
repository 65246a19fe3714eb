import { parseArgs } from 'node:util';
import { nearestName } from '../scenario/nearest-name.ts';
import type { Arguments, Command, Flag } from './command.ts';

export type ReadArguments = { readonly ok: true; readonly args: Arguments } | { readonly ok: false; readonly why: string };

/** Beside its own, every command has these. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  help: { type: 'boolean', says: 'say how this command is used' },
  version: { type: 'boolean', says: 'say which version this is' },
};

/** Reads what stands after the name of a command. */
export function readArguments(name: string, { flags, words: [min, max], takes }: Command, rest: readonly string[]): ReadArguments {
  const known = { ...flags, ...commonFlags };
  const options = Object.fromEntries(Object.entries(known).map(([flag, { type, multiple = false }]) => [flag, { type, multiple }]));
  let values: Readonly<Record<string, unknown>>;
  let words: readonly string[];
  try {
    ({ values, positionals: words } = parseArgs({ args: [...rest], options, allowPositionals: true, strict: true }));
  } catch (error) {
    return { ok: false, why: whyNot(name, known, error) };
  }
  const args: Arguments = {
    words,
    has: (flag) => values[flag] === true,
    texts: (flag) => [values[flag]].flat().filter((value) => typeof value === 'string'),
    text: (flag) => args.texts(flag).at(-1),
  };
  if (args.has('help') || args.has('version')) return { ok: true, args };
  if (words.length < min) return { ok: false, why: `${name} needs ${takes}.` };
  if (words.length > max) return { ok: false, why: `${name} takes ${max === 0 ? 'flags only' : takes}; "${words[max]}" is too much.` };
  return { ok: true, args };
}

function whyNot(name: string, known: Readonly<Record<string, Flag>>, error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message: string };
  // Two forms: 'Unknown option '--x'' and 'Option '--x <value>' …'.
  const flag = /'(?:-\w, )?-{1,2}([^\s'=]+)/u.exec(message)?.[1] ?? '';
  const spec = known[flag];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const nearest = nearestName(flag, Object.keys(known));
    const hint = nearest === null ? '' : ` Did you mean --${nearest}?`;
    return `${name} has no flag --${flag}.${hint} It has: ${Object.keys(known).map((one) => `--${one}`).join(', ')}.`;
  }
  if (spec === undefined) return message;
  return spec.type === 'boolean' ? `--${flag} takes no value.` : `--${flag} needs a value: --${flag} ${spec.value ?? '<value>'}. One that begins with a hyphen is written --${flag}=-1.`;
}
