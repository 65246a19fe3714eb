import { writeFile } from 'node:fs/promises';
import { DURATION_PATTERN, type Duration, durationMs } from '../duration.ts';
import { junitOf } from '../verdict/junit-of.ts';
import { verdictText } from '../verdict/verdict-text.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Arguments, Command } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { loadScenario } from './load-scenario.ts';
import { loadScript, type Script } from './load-script.ts';
import { openSimulator } from './open-simulator.ts';
import { reverseProxy } from './reverse-proxy.ts';
import { createSimulatorClient } from './simulator-client.ts';
import { simulatorFlags } from './simulator-flags.ts';
import { stayMs } from './stay-ms.ts';
import type { Terminal } from './terminal.ts';
import { visitPage } from './visit-page.ts';

const STAY_MAX = '1h';

export const runCommand: Command = {
  takes: '<name|file>',
  says: 'Opens any page with a scenario behind it, and judges what it did. The page and the platform are of one origin.',
  words: [1, 1],
  flags: {
    url: { type: 'string', value: '<page>', says: 'the page, as its own server serves it; needed' },
    headless: { type: 'boolean', says: 'without a window' },
    for: { type: 'string', value: '<time>', says: 'how long the page stays open, such as 60s; until the last rule ended and 20 s more, at most 60 s, where it is left out' },
    script: { type: 'string', value: '<file>', says: 'a module whose default export gets { page, simulator } and makes the page do something' },
    junit: { type: 'string', value: '<file>', says: 'write the verdict as JUnit XML' },
    report: { type: 'string', value: '<file>', says: 'the same as --junit' },
    verdict: { type: 'string', value: '<file>', says: 'write the verdict as JSON' },
    browser: { type: 'string', value: '<file>', says: 'the Chromium or Chrome to use' },
    'no-sandbox': { type: 'boolean', says: "start the browser without its sandbox, as some containers need" },
    'allow-idle': { type: 'boolean', says: 'a page that asks the platform for nothing is no failure' },
    ...simulatorFlags,
  },
  ends: '{"clean":true,"messages":3,"delivered":3,"findings":0,"requests":41,"pageErrors":0, …}',
  async run(args, terminal) {
    const wanted = await wantedOf(args);
    if (!wanted.ok) return failed(terminal, exitCodes.usage, ...wanted.lines);
    const { url, script, scenario, staysMs } = wanted;
    const opened = await openSimulator(scenario, args, { elsewhere: reverseProxy(url) });
    if (!opened.ok) return failed(terminal, opened.usage ? exitCodes.usage : exitCodes.couldNotRun, opened.why);
    const { host, served } = opened;
    try {
      const address = `${served.url.slice(0, -1)}${url.pathname}${url.search}${url.hash}`;
      terminal.progress(`Opening ${url.href} as ${address} with "${scenario.name}", seed ${host.seed} …`);
      const simulator = createSimulatorClient(served.url);
      const visit = { address, stayMs: staysMs, headless: args.has('headless'), sandbox: !args.has('no-sandbox'), browser: args.text('browser'), script, simulator };
      const visited = await visitPage(visit, terminal);
      if (!visited.ok) return failed(terminal, exitCodes.couldNotRun, visited.why);
      const requests = host.traffic().arrived;
      if (requests === 0 && !args.has('allow-idle')) {
        const why = `The page asked for nothing below ${args.text('base') ?? '/api/cs/'} of its own origin: a run that saw nothing proves nothing. Name the right base with --base, or allow it with --allow-idle.`;
        return failed(terminal, exitCodes.couldNotRun, why);
      }
      const verdict = await host.verdict();
      const unwritten = await written(verdict, args);
      for (const line of verdictText(verdict).trimEnd().split('\n')) terminal.result(line);
      terminal.result(lastLine(verdict, requests, visited.pageErrors));
      if (unwritten !== null) return failed(terminal, exitCodes.couldNotRun, unwritten);
      return verdict.clean ? exitCodes.clean : exitCodes.findings;
    } finally {
      await served.close();
    }
  },
};

interface Wanted {
  readonly ok: true;
  readonly url: URL;
  readonly script: Script | null;
  readonly scenario: Extract<Awaited<ReturnType<typeof loadScenario>>, { readonly ok: true }>['scenario'];
  readonly staysMs: number;
}

async function wantedOf(args: Arguments): Promise<Wanted | { readonly ok: false; readonly lines: readonly string[] }> {
  const refused = (...lines: readonly string[]) => ({ ok: false, lines }) as const;
  const address = args.text('url');
  if (address === undefined) return refused('run needs the page: --url http://localhost:5173/');
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/u.test(url.protocol)) return refused(`--url is "${address.slice(0, 200)}"; it must be an address such as http://localhost:5173/.`);
  const loaded = await loadScenario(args.words[0] ?? '');
  if (!loaded.ok) return refused(...loaded.lines);
  const time = args.text('for');
  if (time !== undefined && !(DURATION_PATTERN.test(time) && durationMs(time as Duration) <= durationMs(STAY_MAX))) {
    return refused(`--for is "${time.slice(0, 60)}"; it must be a length of time up to ${STAY_MAX}, written like 500ms, 60s or 2m.`);
  }
  const file = args.text('script');
  const script = file === undefined ? null : await loadScript(file);
  if (script?.ok === false) return refused(script.why);
  const { scenario } = loaded;
  return { ok: true, url, scenario, script: script?.script ?? null, staysMs: time === undefined ? stayMs(scenario) : durationMs(time as Duration) };
}

/** Why a report could not be written, or null. */
async function written(verdict: Verdict, args: Arguments): Promise<string | null> {
  const reports = [
    [args.text('junit') ?? args.text('report'), () => junitOf(verdict)],
    [args.text('verdict'), () => `${JSON.stringify(verdict, null, 2)}\n`],
  ] as const;
  for (const [file, text] of reports) {
    if (file === undefined) continue;
    try {
      await writeFile(file, text());
    } catch (error) {
      return `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return null;
}

function lastLine({ clean, scenario, seed, messages, delivered, refused, open, findings }: Verdict, requests: number, pageErrors: number): string {
  return JSON.stringify({ clean, scenario, seed, messages, delivered, refused, open, findings: findings.length, requests, pageErrors });
}

function failed(terminal: Terminal, code: ExitCode, ...lines: readonly string[]): ExitCode {
  for (const line of lines) terminal.trouble(line);
  return code;
}
