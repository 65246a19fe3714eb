import type { Store } from '@cs-inbox/protocol';
import type { Language } from './language.ts';

/** A store of the world, and the languages that its buyers write in. */
export interface WorldStore {
  readonly store: Store;
  readonly languages: readonly [Language, ...Language[]];
}

/** Longest texts are assumed: the platforms do not publish them. In UTF-16 code units. */
const textLengthMax = { shopee: 1_000, lazada: 500, 'tiktok-shop': 2_000 } as const;

export const worldStores: readonly WorldStore[] = [
  worldStore('shopee', 'MY', 'Aster Home', ['en', 'zh-Hans']),
  worldStore('shopee', 'SG', 'Aster Home', ['en', 'zh-Hans']),
  worldStore('shopee', 'TW', 'Aster Home', ['zh-Hant']),
  worldStore('shopee', 'BR', 'Aster Casa', ['pt']),
  worldStore('lazada', 'MY', 'Aster Home', ['en']),
  worldStore('lazada', 'ID', 'Aster Home', ['id']),
  worldStore('lazada', 'TH', 'Aster Baby', ['th']),
  worldStore('tiktok-shop', 'VN', 'Aster Living', ['vi']),
  worldStore('tiktok-shop', 'PH', 'Aster Living', ['en']),
];

function worldStore(
  platform: keyof typeof textLengthMax,
  market: string,
  name: string,
  languages: readonly [Language, ...Language[]],
): WorldStore {
  const id = `${platform}-${market.toLowerCase()}`;
  return { store: { id, name, platform, market, login: 'signed-in', textLengthMax: textLengthMax[platform] }, languages };
}
