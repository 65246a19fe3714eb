import { contentRefuse } from './content-refuse.ts';
import type { Hindrance } from './hindrance.ts';
import type { Offer, PlatformFault } from './platform-fault.ts';
import type { PlatformRule, Rule } from './rule.ts';
import { storeExpireLogin } from './store-expire-login.ts';
import { storeThrottle } from './store-throttle.ts';

const faults = {
  'store.throttle': storeThrottle,
  'store.expire-login': storeExpireLogin,
  'content.refuse': contentRefuse,
} satisfies { readonly [D in PlatformRule['do']]: PlatformFault<Extract<PlatformRule, { readonly do: D }>> };

/** What one rule of a scenario has against a message that the platform is about to take. */
export function hindranceOf(rule: Rule, offer: Offer): Hindrance | null {
  switch (rule.do) {
    case 'store.throttle':
      return faults[rule.do].hinder(rule, offer);
    case 'store.expire-login':
      return faults[rule.do].hinder(rule, offer);
    case 'content.refuse':
      return faults[rule.do].hinder(rule, offer);
    case 'network.offline':
    case 'reply.lose':
      return null;
  }
}
