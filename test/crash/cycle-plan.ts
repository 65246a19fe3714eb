import type { Random } from '../simulation/random.ts';
import { crashScenario } from './crash-scenario.ts';

/** What is done in one life of the browser, and when it ends. */
export interface CyclePlan {
  readonly tabs: number;
  /** Whether the next messages are sent before those of the life before have come to rest. */
  readonly hasty: boolean;
  /** Each message: from which tab, to which buyer, and whether its draft is on the disk before Enter is pressed. */
  readonly messages: readonly { readonly tab: number; readonly buyer: number; readonly drafted: boolean }[];
  /** With which message the time to the kill begins, from 0, and with writing it or with pressing Enter. */
  readonly from: number;
  readonly fromWriting: boolean;
  /** How long after that it is killed, ms. */
  readonly killAfterMs: number;
}

/** At the click, on the way, or while things come to rest: each kind of instant has its share. */
export function planCycle(random: Random): CyclePlan {
  const tabs = random.between(1, 3);
  const last = crashScenario.world.conversations - 1;
  const pair = [random.between(0, last), random.between(0, last)];
  const messages = Array.from({ length: random.between(4, 8) }, () => ({
    tab: random.between(0, tabs - 1),
    buyer: random.pick(pair),
    drafted: random.chance(0.3),
  }));
  const atTheClick = random.chance(0.4);
  return {
    tabs,
    hasty: random.chance(0.3),
    messages,
    from: atTheClick ? random.between(0, messages.length - 1) : 0,
    fromWriting: atTheClick && random.chance(0.25),
    killAfterMs: atTheClick ? random.between(0, 40) : random.between(40, 2_500),
  };
}
