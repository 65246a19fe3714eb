import type { Charge, Verdict } from './verdict.ts';

/** How often each charge was found. Unmet expectations and missing evidence are findings of their own. */
export function chargeCounts(verdict: Verdict): Readonly<Record<Charge, number>> {
  return {
    lost: verdict.lost,
    doubled: verdict.doubled,
    'out-of-order': verdict.outOfOrder,
    'sent-while-gated': verdict.sentWhileGated,
    'sent-while-logged-out': verdict.sentWhileLoggedOut,
    'not-converged': verdict.notConverged,
    expectation: verdict.expectations.filter(({ met }) => !met).length,
    incomplete: verdict.findings.filter(({ charge }) => charge === 'incomplete').length,
  };
}
