import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** One flag of a command. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  /** How its value is called in the help: `<n>`. */
  readonly value?: string;
  /** What it is for, in a few words. */
  readonly says: string;
  /** Whether it may stand more than once. */
  readonly multiple?: boolean;
}

/** The command line as it was read. */
export interface Arguments {
  readonly words: readonly string[];
  /** The last value of a flag. */
  readonly text: (flag: string) => string | undefined;
  readonly texts: (flag: string) => readonly string[];
  readonly has: (flag: string) => boolean;
}

export interface Command {
  /** What stands after the name: `<file>…`. */
  readonly takes: string;
  readonly says: string;
  /** How many words it takes at least and at most. */
  readonly words: readonly [number, number];
  readonly flags: Readonly<Record<string, Flag>>;
  /** How its last line looks. */
  readonly ends: string;
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitCode>;
}
