import type { Scenario } from './scenario.ts';
import { usualStores } from '../world/stores.ts';

/** What the rules of a scenario can name. */
export interface NamedWorld {
  readonly stores: readonly { readonly id: string; readonly market: string; readonly platform: string }[];
  readonly conversations: number;
}

/** How many conversations a world has, unless its scenario says. */
const CONVERSATIONS = 40;

export function worldOf({ world }: Scenario): NamedWorld {
  return { stores: world?.stores ?? usualStores, conversations: world?.conversations ?? CONVERSATIONS };
}
