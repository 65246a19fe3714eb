import type { AccountId, Store } from '@cs-inbox/protocol';
import { emptyList } from '../append-list.ts';
import { ChunkedList } from '../chunked-list.ts';
import { type Chance, createChance, hash } from '../chance.ts';
import { durationMs } from '../duration.ts';
import type { Profile } from '../profiles/profile.ts';
import { profileOf } from '../profiles/profile-of.ts';
import { withOverrides } from '../profiles/with-overrides.ts';
import { compileRule } from '../scenario/compile-rule.ts';
import { platformNames } from '../scenario/platform-name.ts';
import { freshRun } from '../scenario/rule-run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createWorld, type World } from '../world/world.ts';
import { emptyLog } from './change-log.ts';
import { Keys } from './keys.ts';
import { loginDues } from './login-dues.ts';
import { withMornings } from './morning-retry.ts';
import type { Pace, PlatformState } from './platform-state.ts';
import { replyWithinMs } from './reply-within.ts';
import { Threads } from './threads.ts';
import { AWAKE_MS, trafficGapMs } from './traffic.ts';
import { withPace } from './with-pace.ts';

export interface PlatformOptions {
  readonly seed: number;
  readonly scenario: Scenario;
  /** Echoed by every answer. */
  readonly account: AccountId;
  /** ms since 1970. */
  readonly startedAt: number;
  /** The world of scenario and seed where it is left out. One world may serve many platforms: it is never changed. */
  readonly world?: World;
  /** Most conversations, and most changes, on one sync page; 200 where it is left out. */
  readonly syncPageSize?: number;
}

/** A platform as it is before the first request. */
export function createPlatform(options: PlatformOptions): PlatformState {
  const { seed, scenario, account, startedAt, syncPageSize = 200 } = options;
  const chance = createChance(seed);
  const profiles = profilesIn(scenario);
  const world = options.world ?? worldOf(options, profiles);
  const rules = scenario.rules.map((rule, place) => compileRule(rule, place + 1, startedAt));
  const enforced: ReadonlySet<string> = new Set(Object.keys(scenario.platforms ?? {}));
  const state: PlatformState = {
    seed,
    account,
    scenario,
    rules,
    runs: rules.map(() => freshRun),
    rulesAdded: 0,
    pace: paceOf(scenario),
    profiles,
    enforced,
    startedAt,
    now: startedAt,
    epoch: `e${hash(`${scenario.name}/${seed}/${startedAt}`).toString(36)}`,
    restartedAt: null,
    syncPageSize,
    stores: world.stores.map((store) => (enforced.has(store.platform) ? withPace(store, profiles.get(store.platform) ?? profileOf(store.platform)) : store)),
    loggedInAt: new Map(),
    logins: emptyList,
    standing: new Map(),
    barred: new Map(),
    refusedWords: [],
    threads: new Threads(ChunkedList.of(world.threads.map((thread) => ({ ...thread, messages: ChunkedList.of(thread.messages) })))),
    log: emptyLog,
    keys: new Keys(),
    attempts: emptyList,
    ledger: emptyList,
    streams: 0,
    due: [],
    traffic: { written: 0, nextAt: startedAt + trafficGapMs(scenario, chance, 0) },
    awakeUntil: startedAt + AWAKE_MS,
    restedUntil: null,
  };
  return withMornings(withLoginDues(state, chance));
}

function profilesIn({ platforms = {} }: Scenario): ReadonlyMap<string, Profile> {
  return new Map(
    platformNames.map((name) => {
      const overrides = platforms[name];
      return [name, overrides === undefined ? profileOf(name) : withOverrides(profileOf(name), overrides)];
    }),
  );
}

function worldOf({ seed, startedAt, scenario: { world } }: PlatformOptions, profiles: ReadonlyMap<string, Profile>): World {
  return createWorld(seed, startedAt, { ...world, replyWithinMs: (store: Store) => replyWithinMs(profiles, store) });
}

function withLoginDues(state: PlatformState, chance: Chance): PlatformState {
  return state.stores.reduce((current, store) => loginDues(current, store, current.startedAt, chance), state);
}

function paceOf({ latency, deduplicationWindow = '24h' }: Scenario): Pace {
  return {
    latency: { p50Ms: durationMs(latency?.p50 ?? '0ms'), p95Ms: durationMs(latency?.p95 ?? '0ms') },
    deduplicationWindowMs: durationMs(deduplicationWindow),
  };
}
