/** A store as people tell it from others: `Aster Home MY · Shopee`. */
export function storeLabel({ name, market, platform }: { readonly name: string; readonly market: string; readonly platform: string }): string {
  return `${name} ${market} · ${platforms.get(platform) ?? platform}`;
}

const platforms = new Map([
  ['shopee', 'Shopee'],
  ['lazada', 'Lazada'],
  ['tiktok-shop', 'TikTok Shop'],
]);
