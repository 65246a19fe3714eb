import { basePath } from '../doors/http/base-path.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { loadScenario } from './load-scenario.ts';
import { openSimulator } from './open-simulator.ts';
import { simulatorFlags } from './simulator-flags.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumberOf } from './whole-number-of.ts';

const PORT = 4_010;

export const serveCommand: Command = {
  takes: '',
  says: 'Serves a pretend platform over HTTP until it is stopped: the protocol below the base, the control API below /__sim/.',
  words: [0, 0],
  flags: {
    scenario: { type: 'string', value: '<name|file>', says: 'what goes wrong; "calm" where it is left out' },
    port: { type: 'string', value: '<n>', says: `${PORT} where it is left out; 0 takes a free one` },
    host: { type: 'string', value: '<address>', says: '127.0.0.1 where it is left out: only this machine can ask' },
    origin: { type: 'string', value: '<origin>', says: 'a page that may ask, beside those of this machine; may stand more than once', multiple: true },
    'virtual-clock': { type: 'boolean', says: 'time goes only when POST /__sim/clock says so' },
    ...simulatorFlags,
  },
  ends: '{"listening":"http://127.0.0.1:4010/", …}, once it does; nothing follows',
  async run(args, terminal) {
    const port = wholeNumberOf('port', args.text('port'), PORT, [0, 65_535]);
    if (!port.ok) return failed(terminal, exitCodes.usage, port.why);
    const origins = args.texts('origin');
    const wrong = origins.find((one) => one !== 'null' && !(URL.canParse(one) && new URL(one).origin === one));
    if (wrong !== undefined) return failed(terminal, exitCodes.usage, `--origin is "${wrong.slice(0, 200)}"; it must be an origin without a path, such as https://shop.example.`);
    const loaded = await loadScenario(args.text('scenario') ?? 'calm');
    if (!loaded.ok) return failed(terminal, exitCodes.usage, ...loaded.lines);
    const hostname = args.text('host') ?? '127.0.0.1';
    const opened = await openSimulator(loaded.scenario, args, { hostname, port: port.number, origins });
    if (!opened.ok) return failed(terminal, opened.usage ? exitCodes.usage : exitCodes.couldNotRun, opened.why);
    const { host, served } = opened;
    const base = basePath(args.text('base') ?? '/api/cs/');
    const stop = stopAsked();
    terminal.result(`${host.scenario.title}`);
    terminal.result(`platform ${served.url.slice(0, -1)}${base}   control ${served.url}__sim/`);
    terminal.result(JSON.stringify({ listening: served.url, base, scenario: host.scenario.name, seed: host.seed, virtual: 'advance' in host.clock }));
    await stop;
    await served.close();
    return exitCodes.clean;
  },
};

function failed(terminal: Terminal, code: ExitCode, ...lines: readonly string[]): ExitCode {
  for (const line of lines) terminal.trouble(line);
  return code;
}

/** Resolves when somebody asks the program to end; the second time it ends at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
