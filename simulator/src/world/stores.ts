import type { Store } from '@cs-inbox/protocol';
import { profileOf } from '../profiles/profile-of.ts';
import type { Language } from './language.ts';

/** A store of the world, and the languages that its buyers write in. */
export interface WorldStore {
  readonly store: Store;
  readonly languages: readonly Language[];
}

/** What is to be known of a store before the story starts. */
export interface StorePlan {
  readonly id: string;
  readonly platform: string;
  readonly market: string;
  readonly name: string;
  readonly languages: readonly Language[];
}

/** The stores of a world that nobody described. */
export const usualStores: readonly StorePlan[] = [
  plan('shopee', 'MY', 'Aster Home', ['en', 'zh-Hans']),
  plan('shopee', 'SG', 'Aster Home', ['en', 'zh-Hans']),
  plan('shopee', 'TW', 'Aster Home', ['zh-Hant']),
  plan('shopee', 'BR', 'Aster Casa', ['pt']),
  plan('lazada', 'MY', 'Aster Home', ['en']),
  plan('lazada', 'ID', 'Aster Home', ['id']),
  plan('lazada', 'TH', 'Aster Baby', ['th']),
  plan('tiktok-shop', 'VN', 'Aster Living', ['vi']),
  plan('tiktok-shop', 'PH', 'Aster Living', ['en']),
];

export function worldStoreOf({ id, platform, market, name, languages }: StorePlan): WorldStore {
  const textLengthMax = profileOf(platform).textLengthMax.value;
  return { store: { id, name, platform, market, login: 'signed-in', textLengthMax }, languages };
}

function plan(platform: string, market: string, name: string, languages: readonly Language[]): StorePlan {
  return { id: `${platform}-${market.toLowerCase()}`, platform, market, name, languages };
}
