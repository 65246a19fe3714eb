import { createHost, type Host } from '../doors/host.ts';
import type { ServeOptions } from '../doors/http/serve-options.ts';
import { type Served, startServer } from '../doors/http/serve.ts';
import { socketsFlushed } from '../doors/http/sockets-flushed.ts';
import { createRealClock } from '../doors/real-clock.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import type { Arguments } from './command.ts';
import { wholeNumberOf } from './whole-number-of.ts';

export type OpenedSimulator =
  | { readonly ok: true; readonly host: Host; readonly served: Extract<Served, { readonly ok: true }> }
  /** `usage`: what was asked for makes no sense; else it cannot be done here. */
  | { readonly ok: false; readonly usage: boolean; readonly why: string };

const SEED = 42;
const SEED_MAX = 2_147_483_647;
const ACCOUNT = /^[\w.~-]{1,128}$/u;
const BASE = /^\/?[\w~.-]+(?:\/[\w~.-]+)*\/?$/u;

/** A host with this scenario behind a server, as the flags say. */
export async function openSimulator(scenario: Scenario, args: Arguments, options: Omit<ServeOptions, 'host' | 'base'>): Promise<OpenedSimulator> {
  const seed = wholeNumberOf('seed', args.text('seed'), scenario.seed ?? SEED, [0, SEED_MAX]);
  if (!seed.ok) return { ok: false, usage: true, why: seed.why };
  const account = args.text('account') ?? 'mei';
  if (!ACCOUNT.test(account)) return { ok: false, usage: true, why: `--account is "${account.slice(0, 60)}"; it must be 1 to 128 letters, digits, hyphens, dots or underscores.` };
  const base = args.text('base') ?? '/api/cs/';
  if (!BASE.test(base) || /^\/?__sim(?:\/|$)/u.test(base)) {
    return { ok: false, usage: true, why: `--base is "${base.slice(0, 60)}"; it must be a path such as /api/cs/, and not below /__sim/.` };
  }
  const real = createRealClock();
  const clock = args.has('virtual-clock') ? createVirtualClock(real.now(), socketsFlushed) : real;
  const host = createHost({ scenario, seed: seed.number, account, clock });
  const served = await startServer({ ...options, host, base });
  return served.ok ? { ok: true, host, served } : { ok: false, usage: false, why: served.why };
}
