import type { PlatformFault } from './platform-fault.ts';
import { isOccasion, type SendOccasion } from './send-occasion.ts';

export interface StoreExpireLoginRule {
  readonly do: 'store.expire-login';
  readonly on: SendOccasion;
  /** 401: the login expired; 403: the access was taken away. */
  readonly status: 401 | 403;
}

/** The login of the chosen message's store ends with it: each of its messages is refused until somebody logs in. */
export const storeExpireLogin: PlatformFault<StoreExpireLoginRule> = {
  do: 'store.expire-login',
  hinder(rule, { nthSend }) {
    return isOccasion(rule.on, nthSend) ? { kind: 'login', status: rule.status } : null;
  },
};
