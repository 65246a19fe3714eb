import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createHost, type Host } from '../../../simulator/src/doors/host.ts';
import { startServer } from '../../../simulator/src/doors/http/serve.ts';
import type { ServeOptions } from '../../../simulator/src/doors/http/serve-options.ts';
import { socketsFlushed } from '../../../simulator/src/doors/http/sockets-flushed.ts';
import { createRealClock } from '../../../simulator/src/doors/real-clock.ts';
import type { Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { createVirtualClock } from '../../../simulator/src/virtual-clock.ts';

interface Wanted extends Omit<ServeOptions, 'host'> {
  readonly scenario?: Partial<Scenario>;
  /** The clock on the wall instead of a virtual one. */
  readonly real?: boolean;
  readonly alter?: (host: Host) => Host;
}

/** A server on a free port with a platform on a virtual clock, which is closed with the test. */
export async function httpDoor(t: TestContext, { scenario = {}, real = false, alter = (host) => host, ...options }: Wanted = {}) {
  const clock = createVirtualClock(1_790_000_000_000, socketsFlushed);
  const story: Scenario = { version: 1, name: 'tested', title: 'For a test.', rules: [], latency: { p50: '0ms', p95: '0ms' }, ...scenario };
  const host = alter(createHost({ scenario: story, seed: 3, account: 'mei', clock: real ? createRealClock() : clock }));
  const served = await startServer({ host, ...options });
  assert.ok(served.ok, served.ok ? '' : served.why);
  t.after(() => served.close());
  const ask = (path: string, init?: RequestInit) => fetch(served.url + path, init);
  const json = async (path: string, init?: RequestInit) => (await (await ask(path, init)).json()) as Readonly<Record<string, unknown>>;
  return { host, clock, served, ask, json };
}
