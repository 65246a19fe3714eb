const names: ReadonlyMap<string, string> = new Map([
  ['shopee', 'Shopee'],
  ['lazada', 'Lazada'],
  ['tiktok-shop', 'TikTok Shop'],
]);

/** The platform's own name; one that we do not know is called as it calls itself. */
export function platformName(platform: string): string {
  return names.get(platform) ?? platform;
}
