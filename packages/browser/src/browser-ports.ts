import type { AccountId } from '@cs-inbox/protocol';
import type { Ports } from '@cs-inbox/state';
import type { Backend } from './backend.ts';
import { backendPort } from './backend-port.ts';
import { baseAddress } from './base-address.ts';
import { checkedBackend } from './checked-backend.ts';
import { createBrowserClock } from './clock.ts';
import { httpBackend, type HttpBackendOptions } from './http-backend.ts';
import { idbStorage } from './idb-storage.ts';
import { browserLife } from './life.ts';
import { memoryStorage } from './memory-storage.ts';
import { browserNetwork } from './network.ts';
import { newKey } from './new-key.ts';
import { smallHash } from './small-hash.ts';
import { browserTabs } from './tabs.ts';
import { wipeList } from './wipe-list.ts';

export interface BrowserPortsOptions extends HttpBackendOptions {
  /** Used instead of HTTP where the host plugs its own in. */
  readonly backend?: Backend;
}

/**
 * The world as a browser grants it. Disk and tabs are bound to backend and account;
 * without an account nothing is written and nothing shared.
 */
export function createBrowserPorts(options: BrowserPortsOptions): Ports {
  const { account, baseUrl } = options;
  const clock = createBrowserClock();
  const name = account === null ? null : databaseName(options.backend === undefined ? baseUrl : null, account);
  // What another page was to wipe: whoever comes next does it.
  for (const other of wipeList.names()) if (other !== name) idbStorage(other, clock).wipe(() => {});
  return {
    backend: backendPort(options.backend === undefined ? httpBackend(options) : checkedBackend(options.backend, account, options.causes)),
    storage: name === null ? memoryStorage() : idbStorage(name, clock),
    clock,
    network: browserNetwork,
    life: browserLife,
    tabs: name === null ? null : browserTabs(name),
    newKey,
    chance: Math.random,
  };
}

/**
 * One name for one account at one backend, wherever in the site the page is.
 * @param baseUrl null where the host plugs in a backend of its own
 */
export function databaseName(baseUrl: string | null, account: AccountId): string {
  return `cs-inbox-${smallHash(JSON.stringify([baseUrl === null ? null : baseHref(baseUrl), account]))}`;
}

function baseHref(baseUrl: string): string {
  try {
    return baseAddress(baseUrl).href;
  } catch {
    return baseUrl;
  }
}
