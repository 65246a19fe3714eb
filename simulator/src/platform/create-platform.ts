import type { AccountId } from '@cs-inbox/protocol';
import { createChance, hash } from '../chance.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { createWorld, type World } from '../world/world.ts';
import { emptyLog } from './change-log.ts';
import type { PlatformState } from './platform-state.ts';
import { AWAKE_MS, trafficGapMs } from './traffic.ts';

export interface PlatformOptions {
  readonly seed: number;
  readonly scenario: Scenario;
  /** Echoed by every answer. */
  readonly account: AccountId;
  /** ms since 1970. */
  readonly startedAt: number;
  /** The world of the seed where it is left out. One world may serve many platforms: it is never changed. */
  readonly world?: World;
  /** Most conversations, and most changes, on one sync page; 200 where it is left out. */
  readonly syncPageSize?: number;
}

/** A platform as it is before the first request. */
export function createPlatform(options: PlatformOptions): PlatformState {
  const { seed, scenario, account, startedAt, syncPageSize = 200 } = options;
  const world = options.world ?? createWorld(seed, startedAt);
  return {
    seed,
    account,
    scenario,
    startedAt,
    now: startedAt,
    epoch: `e${hash(`${scenario.name}/${seed}/${startedAt}`).toString(36)}`,
    syncPageSize,
    stores: world.stores,
    throttles: new Map(),
    refusedWords: [],
    bitten: new Map(),
    threads: new Map(world.threads.map((thread) => [thread.conversation.id, thread])),
    log: emptyLog,
    keys: new Map(),
    ledger: [],
    due: [],
    traffic: { written: 0, nextAt: startedAt + trafficGapMs(scenario, createChance(seed), 0) },
    awakeUntil: startedAt + AWAKE_MS,
  };
}
