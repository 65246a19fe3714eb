import { exitCodes } from './exit-codes.ts';
import { runCommandLine } from './run-command-line.ts';
import { createTerminal } from './terminal.ts';

// Left to itself, Node would end with 1, which is what findings end with.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? String(error)}\n`);
  process.exit(exitCodes.couldNotRun);
});

process.exitCode = await runCommandLine(process.argv.slice(2), createTerminal(process.stdout, process.stderr));
