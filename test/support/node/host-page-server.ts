import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, defaultClientConditions, preview, type PreviewServer } from 'vite';
import { root } from './workspace-copy.ts';

/** A page with the inbox in it and nothing around it, built from the sources and served on this machine. */
export class HostPageServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cs-inbox-host-page-'));
  #server: PreviewServer | null = null;
  #port = 0;

  async start(): Promise<void> {
    const shared = {
      configFile: false as const,
      root: join(root, 'test/support/browser/host-page'),
      logLevel: 'error' as const,
      resolve: { conditions: ['@cs-inbox/source', ...defaultClientConditions] },
      build: { outDir: this.#folder, emptyOutDir: true, target: 'es2023' },
    };
    await build(shared);
    this.#server = await preview({ ...shared, preview: { port: 0, strictPort: false, host: '127.0.0.1', allowedHosts: ['intranet'] } });
    const address = this.#server.httpServer.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** @param host a name of this machine, as the browser knows it */
  origin(host = '127.0.0.1'): string {
    return `http://${host}:${this.#port}`;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
