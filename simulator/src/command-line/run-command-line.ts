import { nearestName } from '../scenario/nearest-name.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { helpOf, overview } from './help-of.ts';
import { listCommand } from './list-command.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';
import { serveCommand } from './serve-command.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

const commands: Readonly<Record<string, Command>> = { serve: serveCommand, check: checkCommand, list: listCommand, run: runCommand };

/** Does what the command line says. Never rejects for what it says. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [first = '', ...others] = words;
  const [name, ...rest] = first === 'help' && others.length > 0 ? [others[0] ?? '', '--help'] : [first, ...others];
  if (name === '--version') return told(terminal, version());
  if (name === '--help' || name === 'help') return told(terminal, overview(commands));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    if (name === '') return misused(terminal, overview(commands));
    const nearest = nearestName(name, Object.keys(commands));
    const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`;
    return misused(terminal, `There is no command "${name.slice(0, 60)}".${hint} There are: ${Object.keys(commands).join(', ')}.`);
  }
  const read = readArguments(name, command, rest);
  if (!read.ok) return misused(terminal, `${read.why}\ncs-simulator ${name} --help says more.`);
  if (read.args.has('help')) return told(terminal, helpOf(name, command));
  if (read.args.has('version')) return told(terminal, version());
  return command.run(read.args, terminal);
}

function told(terminal: Terminal, text: string): ExitCode {
  terminal.result(text);
  return exitCodes.clean;
}

function misused(terminal: Terminal, text: string): ExitCode {
  terminal.trouble(text);
  return exitCodes.usage;
}
