import { charged, type Charged, FINDINGS_MAX } from './charged.ts';
import { doubled } from './charges/doubled.ts';
import { lost } from './charges/lost.ts';
import { notConverged } from './charges/not-converged.ts';
import { outOfOrder } from './charges/out-of-order.ts';
import { sentWhileGated } from './charges/sent-while-gated.ts';
import { sentWhileLoggedOut } from './charges/sent-while-logged-out.ts';
import type { Evidence } from './evidence.ts';
import { type Fate, fatesOf } from './fates-of.ts';
import { judgedExpectations } from './judged-expectations.ts';
import { messageCases } from './message-cases.ts';
import { sharedOut } from './shared-out.ts';
import { unhindered } from './unhindered.ts';
import type { Verdict } from './verdict.ts';

/** Judges what clients did by what the network and the platform saw of it. The same evidence always gives the same verdict. */
export function judge(evidence: Evidence): Verdict {
  const { scenario, seed, now, attempts, logins, dropped } = evidence;
  const cases = messageCases(evidence);
  const fates = fatesOf(cases, unhindered(evidence), now);
  const count = (wanted: Fate) => [...fates.values()].filter((fate) => fate === wanted).length;
  const found = {
    lost: lost(fates),
    doubled: doubled(cases),
    outOfOrder: outOfOrder(cases),
    sentWhileGated: sentWhileGated(attempts),
    sentWhileLoggedOut: sentWhileLoggedOut(attempts, logins),
    notConverged: notConverged(cases, evidence),
  };
  const figures = { delivered: count('delivered'), refused: count('refused'), open: count('open'), ...countsOf(found) };
  const judged = judgedExpectations(evidence, fates, figures);
  const unmet = charged('expectation', judged.filter(({ met }) => !met), ({ expectation, says, attempts: shown }) => ({
    says: `The expectation ${expectation} is not met. ${says}`,
    attempts: shown,
    entries: [],
  }));
  const all = [...Object.values(found), unmet, incomplete(dropped)];
  return {
    clean: figures.open === 0 && all.every((one) => one.count === 0),
    at: now,
    scenario: scenario.name,
    seed,
    messages: cases.length,
    ...figures,
    expectations: judged.map(({ expectation, met, says }) => ({ expectation, met, says })),
    findings: sharedOut(all.map(({ findings }) => findings), FINDINGS_MAX),
  };
}

function countsOf<K extends string>(found: Readonly<Record<K, Charged>>): Readonly<Record<K, number>> {
  const counts = Object.entries<Charged>(found).map(([name, { count }]) => [name, count]);
  return Object.fromEntries(counts) as Record<K, number>;
}

function incomplete(dropped: number): Charged {
  const says = `Of ${dropped} attempts nothing was kept, because the simulator was full: nobody can tell whether all was well. Reset it, and judge shorter runs.`;
  return charged('incomplete', dropped > 0 ? [says] : [], () => ({ says, attempts: [], entries: [] }));
}
