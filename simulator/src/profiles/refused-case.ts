import type { RecipientReason } from '../faults/hindrance.ts';
import type { Refused } from '../platform/refused.ts';

type Parted = 'login' | 'forbidden' | 'recipient' | 'outage';

/** Every refusal for which a platform has a code of its own. */
export type RefusedCase =
  | Exclude<Refused['kind'], Parted>
  | 'login-401'
  | 'login-403'
  | 'login-200'
  | 'forbidden-ip'
  | 'forbidden-permission'
  | `recipient-${RecipientReason}`
  | 'outage-500'
  | 'outage-502'
  | 'outage-503'
  | 'outage-504';

export function refusedCaseOf(refused: Refused): RefusedCase {
  switch (refused.kind) {
    case 'login':
      return `login-${refused.status}`;
    case 'forbidden':
      return `forbidden-${refused.why}`;
    case 'recipient':
      return `recipient-${refused.why}`;
    case 'outage':
      return `outage-${refused.status}`;
    default:
      return refused.kind;
  }
}
