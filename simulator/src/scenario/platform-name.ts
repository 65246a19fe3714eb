/** The platforms that are known; `generic` stands for any other. */
export const platformNames = ['shopee', 'lazada', 'tiktok-shop', 'generic'] as const;
export type PlatformName = (typeof platformNames)[number];
