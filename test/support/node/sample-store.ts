import type { Store } from '@cs-inbox/protocol';

export function sampleStore(change: Partial<Store> = {}): Store {
  return { id: 's1', name: 'Store', platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 2_000, ...change };
}
