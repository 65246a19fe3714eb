/** Markets by their clock. Where one has several clocks, that of most of its people. */
const zones: Readonly<Record<string, string>> = {
  'Asia/Singapore': 'MY SG PH TW CN HK MO BN',
  'Asia/Bangkok': 'TH VN ID KH LA',
  'Asia/Tokyo': 'JP KR',
  'Asia/Kolkata': 'IN',
  'Asia/Dubai': 'AE',
  'Asia/Riyadh': 'SA',
  'Europe/London': 'GB IE PT',
  'Europe/Paris': 'FR DE ES IT PL NL BE AT CZ SE',
  'America/New_York': 'US CA',
  'America/Mexico_City': 'MX',
  'America/Bogota': 'CO PE EC',
  'America/Sao_Paulo': 'BR AR UY',
  'America/Santiago': 'CL',
  'Australia/Sydney': 'AU',
  'Pacific/Auckland': 'NZ',
};

/**
 * The time zone of a market, by its IANA name, or null where that is not known.
 * @param market ISO 3166 alpha-2 code
 */
export function marketZone(market: string): string | null {
  return Object.entries(zones).find(([, markets]) => markets.split(' ').includes(market))?.[0] ?? null;
}
