import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Message, SyncPage } from '@cs-inbox/protocol';
import type { Attempt, LedgerEntry, Rule, Scenario } from '@cs-inbox/simulator';
import { root } from './workspace-copy.ts';

export interface SimulatorOptions {
  readonly seed: number;
  readonly account: string;
  /** Pages of other machines that may ask. */
  readonly origins?: readonly string[];
}

/** The stand-alone simulator as its own process, on the clock on the wall. What it knows outlives any browser. */
export class SimulatorServer {
  readonly #child: ChildProcess;
  readonly #url: string;

  static async start(scenario: Scenario, { seed, account, origins = [] }: SimulatorOptions): Promise<SimulatorServer> {
    const folder = mkdtempSync(join(tmpdir(), 'cs-simulator-'));
    try {
      const file = join(folder, `${scenario.name}.json`);
      writeFileSync(file, JSON.stringify(scenario));
      const flags = ['--port', '0', '--scenario', file, '--seed', String(seed), '--account', account, ...origins.flatMap((origin) => ['--origin', origin])];
      const child = spawn(process.execPath, [join(root, 'simulator/bin/cs-simulator.mjs'), 'serve', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
      for await (const line of createInterface({ input: child.stdout })) {
        if (line.startsWith('{')) return new SimulatorServer(child, (JSON.parse(line) as { readonly listening: string }).listening);
      }
      throw new Error('the simulator ended before it listened');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#url = url;
  }

  /** Where the platform answers. */
  get backend(): string {
    return `${this.#url}api/cs/`;
  }

  /** What buyers really received, in the order in which the platform took it. */
  ledger(): Promise<readonly LedgerEntry[]> {
    return this.#lines('ledger');
  }

  async openStreams(): Promise<number> {
    return (JSON.parse(await this.#ask('state')) as { readonly openStreams: number }).openStreams;
  }

  /** The newest message of each conversation, as the platform has it. */
  async newest(): Promise<readonly Message[]> {
    const response = await fetch(`${this.backend}sync`);
    const { conversations } = (await response.json()) as SyncPage;
    return conversations.flatMap(({ lastMessage }) => lastMessage ?? []);
  }

  /** Each departure of a message, and what its client could know of it. */
  attempts(): Promise<readonly Attempt[]> {
    return this.#lines('attempts');
  }

  /** One more thing that goes wrong, from now on. @returns takes it away again */
  async addFault(rule: Rule): Promise<() => Promise<void>> {
    const { id } = JSON.parse(await this.#ask('fault', { method: 'POST', body: JSON.stringify(rule) })) as { readonly id: string };
    return async () => void (await this.#ask(`fault?id=${encodeURIComponent(id)}`, { method: 'DELETE' }));
  }

  /** Resolves once nobody answers any more. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await gone;
  }

  async #lines<T>(list: string): Promise<readonly T[]> {
    return (await this.#ask(list)).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
  }

  async #ask(path: string, init?: RequestInit): Promise<string> {
    const response = await fetch(`${this.#url}__sim/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  }
}
