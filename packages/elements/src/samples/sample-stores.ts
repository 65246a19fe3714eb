import type { Store } from '@cs-inbox/protocol';

const store = (id: string, name: string, platform: string, market: string, login: Store['login'] = 'signed-in'): Store => ({
  id,
  name,
  platform,
  market,
  login,
  textLengthMax: 1_000,
});

/** Invented stores on three platforms. */
export const sampleStores: readonly Store[] = [
  store('s-my', 'Aster Home', 'shopee', 'MY'),
  store('s-sg', 'Aster Home', 'shopee', 'SG'),
  store('s-th', 'Aster Baby', 'shopee', 'TH', 'expired'),
  store('l-my', 'Aster Home', 'lazada', 'MY'),
  store('l-id', 'Aster Home', 'lazada', 'ID', 'requires-relogin'),
  store('l-vn', 'Aster Home', 'lazada', 'VN', 'expires-soon'),
  store('t-th', 'Aster Living', 'tiktok-shop', 'TH'),
  store('t-vn', 'Aster Living', 'tiktok-shop', 'VN'),
  store('t-ph', 'Aster Living with a rather long name', 'tiktok-shop', 'PH'),
];
