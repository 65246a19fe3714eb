import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from './workspace-copy.ts';

/** The program `cs-simulator`, started as its own process, in an empty folder. It is killed with the test. */
export class CsSimulator {
  readonly folder = mkdtempSync(join(tmpdir(), 'cs-simulator-'));
  output = '';
  errors = '';
  readonly #waiting = new Set<() => void>();
  readonly #child: ChildProcess;
  readonly #over: Promise<number>;

  constructor(t: TestContext, args: readonly string[], files: Readonly<Record<string, unknown>> = {}) {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(this.folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    this.#child = spawn(process.execPath, [join(root, 'simulator/bin/cs-simulator.mjs'), ...args], { cwd: this.folder });
    this.#child.stdout?.on('data', (bytes) => this.#came(() => (this.output += String(bytes))));
    this.#child.stderr?.on('data', (bytes) => this.#came(() => (this.errors += String(bytes))));
    this.#over = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => {
        this.#came(() => undefined);
        resolve(code ?? (signal === null ? -1 : -2));
      });
    });
    t.after(() => {
      this.#child.kill('SIGTERM');
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  /** The exit code, when it has ended. */
  ended(): Promise<number> {
    return this.#over;
  }

  stop(): void {
    this.#child.kill('SIGTERM');
  }

  /** The last line of its output, which is JSON. */
  lastLine(): Readonly<Record<string, unknown>> {
    return JSON.parse(this.output.trimEnd().split('\n').at(-1) ?? '') as Readonly<Record<string, unknown>>;
  }

  /** Resolves as soon as the condition holds; rejects when the program has ended before. */
  async until(condition: (one: this) => boolean): Promise<void> {
    const holds = new Promise<void>((resolve) => {
      const look = () => {
        if (!condition(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
    const early = this.#over.then((code) => {
      if (!condition(this)) throw new Error(`It has ended with ${code}:\n${this.output}${this.errors}`);
    });
    await Promise.race([holds, early]);
  }

  #came(change: () => void): void {
    change();
    for (const look of this.#waiting) look();
  }
}
