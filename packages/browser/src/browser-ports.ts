import type { Ports } from '@cs-inbox/state';
import type { Backend } from './backend.ts';
import { backendPort } from './backend-port.ts';
import { checkedBackend } from './checked-backend.ts';
import { browserClock } from './clock.ts';
import { httpBackend, type HttpBackendOptions } from './http-backend.ts';
import { idbStorage } from './idb-storage.ts';
import { memoryStorage } from './memory-storage.ts';
import { browserNetwork } from './network.ts';
import { newKey } from './new-key.ts';
import { smallHash } from './small-hash.ts';

export interface BrowserPortsOptions extends HttpBackendOptions {
  /** Used instead of HTTP where the host plugs its own in. */
  readonly backend?: Backend;
}

/**
 * The world as a browser grants it. Disk is bound to backend and account; without
 * an account nothing is written to it.
 */
export function createBrowserPorts(options: BrowserPortsOptions): Ports {
  const { account, baseUrl } = options;
  return {
    backend: backendPort(options.backend === undefined ? httpBackend(options) : checkedBackend(options.backend)),
    storage: account === null ? memoryStorage() : idbStorage(databaseName(baseUrl, account), browserClock),
    clock: browserClock,
    network: browserNetwork,
    newKey,
    chance: Math.random,
  };
}

/** One name for one account at one backend. */
export function databaseName(baseUrl: string, account: string): string {
  const base = URL.parse(baseUrl, document.baseURI)?.href ?? baseUrl;
  return `cs-inbox-${smallHash(JSON.stringify([base, account]))}`;
}
