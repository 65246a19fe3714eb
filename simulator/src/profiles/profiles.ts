import { generic } from './generic.ts';
import { lazada } from './lazada.ts';
import type { Profile } from './profile.ts';
import { shopee } from './shopee.ts';
import { tiktokShop } from './tiktok-shop.ts';

/** The marketplaces by the word of their stores. */
export const profiles = { generic, shopee, lazada, 'tiktok-shop': tiktokShop } as const satisfies Record<string, Profile>;
