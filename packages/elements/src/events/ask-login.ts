import type { Store } from '@cs-inbox/protocol';
import { CsReloginEvent } from './cs-relogin.ts';

/** Tells the host that somebody at this page wants to log in to a store. */
export function askLogin(from: EventTarget, { id: storeId, market, name, platform }: Store): void {
  from.dispatchEvent(new CsReloginEvent({ storeId, platform, market, name, origin: 'here' }));
}
