/** What the event `cs-relogin` of the inbox asks its host for. */
export interface ReloginRequest {
  readonly storeId: string;
  readonly platform: string;
  readonly market: string;
  readonly name: string;
}

/** Null where the event asks this page for nothing: it came from another tab, or says no store. */
export function reloginRequestOf(event: Event): ReloginRequest | null {
  const { detail } = event as Event & { readonly detail?: unknown };
  if (typeof detail !== 'object' || detail === null) return null;
  const { storeId, platform, market, name, origin } = detail as { readonly [K in keyof ReloginRequest | 'origin']?: unknown };
  if (origin === 'elsewhere') return null;
  if (typeof storeId !== 'string' || typeof platform !== 'string' || typeof market !== 'string' || typeof name !== 'string') return null;
  return { storeId, platform, market, name };
}
