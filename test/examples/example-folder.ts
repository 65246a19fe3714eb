import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../support/node/workspace-copy.ts';
import { chromiumPath } from '../tools/chromium.mjs';

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** A place in which the examples are run as a stranger runs them, and where their reports go. */
export class ExampleFolder {
  readonly reports = mkdtempSync(join(tmpdir(), 'cs-inbox-examples-'));
  /** The repository, or a copy of it. */
  readonly #root: string;

  constructor(repository: string = root) {
    this.#root = repository;
    // What npm puts there once the package is installed.
    writeFileSync(join(this.reports, 'npx'), `#!/bin/sh\nshift\nexec node "${join(root, 'simulator/bin/cs-simulator.mjs')}" "$@"\n`, { mode: 0o755 });
  }

  /** Runs the tests below `simulator/examples/node`. */
  node(): Promise<Ended> {
    return this.#run('node', ['--conditions=@cs-inbox/source', '--test', '--test-reporter=tap', 'simulator/examples/node/*.test.ts']);
  }

  /** Runs the specs below `simulator/examples/playwright`; the output is a report as JSON. */
  playwright(): Promise<Ended> {
    const cli = join(root, 'node_modules/@playwright/test/cli.js');
    const args = ['test', '--config=simulator/examples/playwright', '--reporter=json', `--output=${join(this.reports, 'playwright')}`];
    return this.#run('node', [cli, ...args], { NODE_OPTIONS: '--conditions=@cs-inbox/source' });
  }

  /** Runs `simulator/examples/ci/judge.sh`; its reports go to `reports`. */
  async judge(): Promise<Ended> {
    return this.#run('sh', ['simulator/examples/ci/judge.sh'], { REPORTS: this.reports, PORT: String(await freePort()) });
  }

  remove(): void {
    rmSync(this.reports, { recursive: true, force: true });
  }

  async #run(program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ended> {
    // A test that is started by a test would report to it instead of standing for itself.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const path = [this.reports, dirname(process.execPath), env['PATH']].join(delimiter);
    const child = spawn(program, args, { cwd: this.#root, env: { ...env, PATH: path, CHROME_PATH: await chromiumPath(), ...more } });
    let output = '';
    let errors = '';
    child.stdout.on('data', (bytes) => (output += String(bytes)));
    child.stderr.on('data', (bytes) => (errors += String(bytes)));
    return new Promise((resolve) => {
      child.on('error', ({ message }) => resolve({ code: -1, output, errors: message }));
      child.on('close', (code) => resolve({ code: code ?? -1, output, errors }));
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
