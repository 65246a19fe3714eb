import type { StoreId } from '@cs-inbox/protocol';
import type { Rule } from '../scenario/scenario.ts';

/** What somebody who plays with the platform may do to it, as plain data. */
export type PlatformCommand =
  /** Takes nothing for the store for so many ms; 0 opens it again. `retryAfter`: the answers say how long. */
  | { readonly do: 'throttle'; readonly storeId: StoreId; readonly forMs: number; readonly retryAfter: boolean }
  | { readonly do: 'expire-login'; readonly storeId: StoreId; readonly status: 401 | 403 }
  | { readonly do: 'log-in'; readonly storeId: StoreId }
  /** Refuses texts with these words, in all stores, beside those of the scenario; none takes it back. */
  | { readonly do: 'refuse-words'; readonly words: readonly string[] }
  /** One more rule, after all others; its times count from now. */
  | { readonly do: 'add-rule'; readonly rule: Rule }
  /** Takes a rule back that was added, by its id; null: all of them. Those of the scenario stay. */
  | { readonly do: 'remove-rule'; readonly id: string | null };
