import type { Command } from './command.ts';
import { commonFlags } from './read-arguments.ts';

const PROGRAM = 'cs-simulator';

/** How a command is used. */
export function helpOf(name: string, { takes, says, flags, ends }: Command): string {
  const rows = Object.entries({ ...flags, ...commonFlags }).map(([flag, { value, says: about }]) => [`--${flag}${value === undefined ? '' : ` ${value}`}`, about] as const);
  return [`${PROGRAM} ${name} ${takes}`.trimEnd(), '', says, '', ...table(rows), '', `The last line of the output: ${ends}`].join('\n');
}

/** What commands there are. */
export function overview(commands: Readonly<Record<string, Command>>): string {
  const rows = Object.entries(commands).map(([name, { takes, says }]) => [`${name} ${takes}`.trimEnd(), says] as const);
  const codes = ['0 clean', '1 the verdict has findings', '2 wrong usage, or a scenario was refused', '3 it could not run'];
  return [`${PROGRAM} <command>`, '', ...table(rows), '', `${PROGRAM} <command> --help says more. Exit codes: ${codes.join(' · ')}.`].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
