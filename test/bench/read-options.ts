import { parseArgs } from 'node:util';
import { everything, FLOOR, OURS, PARTS, usual } from './kits.ts';

export interface Options {
  readonly kits: readonly string[];
  /** Whether kits are measured that are not installed for the usual run. */
  readonly all: boolean;
  readonly runs: number;
  /** After so long no further round is begun, ms. */
  readonly budgetMs: number;
  /** Whether a line that is over its budget fails the run. */
  readonly strict: boolean;
  /** Where the table, the chart and the figures are written, or null where they are only printed. */
  readonly write: boolean;
}

/** @returns what was asked for, or what is wrong with it and what is right */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        all: { type: 'boolean', default: false },
        kits: { type: 'string' },
        runs: { type: 'string', default: '3' },
        minutes: { type: 'string' },
        strict: { type: 'boolean', default: false },
        'no-write': { type: 'boolean', default: false },
      },
    });
    const runs = Number(values.runs);
    if (!Number.isInteger(runs) || runs < 1 || runs > 20) return `--runs wants a number from 1 to 20, not "${values.runs}"`;
    const minutes = Number(values.minutes ?? (values.all ? '90' : '9'));
    if (!(minutes > 0)) return `--minutes wants a number above 0, not "${values.minutes ?? ''}"`;
    const named = values.kits?.split(',');
    const stranger = named?.find((name) => !everything.includes(name));
    if (stranger !== undefined) return `There is no kit "${stranger}". There are: ${everything.join(', ')}`;
    const kits = named === undefined ? (values.all ? everything : usual) : [...new Set([FLOOR, PARTS, OURS, ...named])];
    const all = kits.some((name) => !usual.includes(name));
    return { kits, all, runs, budgetMs: minutes * 60_000, strict: values.strict, write: !values['no-write'] };
  } catch (error) {
    return `${String((error as Error).message)}\nnpm run bench -- [--all | --kits a,b] [--runs N] [--minutes N] [--strict] [--no-write]`;
  }
}
