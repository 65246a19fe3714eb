import type { Expectation } from '../scenario/scenario.ts';
import { convergence } from './convergence.ts';
import { counted } from './counted.ts';
import type { Evidence } from './evidence.ts';
import type { Fate } from './fates-of.ts';
import type { MessageCase } from './message-cases.ts';
import { nameOf } from './name-of.ts';
import type { Verdict } from './verdict.ts';

/** What the charges came to. */
type Figures = Pick<
  Verdict,
  'delivered' | 'open' | 'lost' | 'doubled' | 'outOfOrder' | 'sentWhileGated' | 'sentWhileLoggedOut' | 'notConverged'
>;

/** What an expectation came to, and the attempts that show it. */
interface JudgedExpectation {
  readonly expectation: string;
  readonly met: boolean;
  readonly says: string;
  readonly attempts: readonly number[];
}

type Judged = Omit<JudgedExpectation, 'expectation'>;

/** Each expectation of the scenario, in its order. */
export function judgedExpectations(evidence: Evidence, fates: ReadonlyMap<MessageCase, Fate>, figures: Figures): readonly JudgedExpectation[] {
  const wanted: readonly Expectation[] = evidence.scenario.expect ?? [];
  return wanted.map((one) => {
    if (typeof one === 'string') return { expectation: one, ...promises[one](figures) };
    if ('maxAttempts' in one) return { expectation: `maxAttempts: ${one.maxAttempts}`, ...maxAttempts(fates, one.maxAttempts) };
    if ('delivered' in one) return { expectation: `delivered: ${one.delivered}`, ...delivered(figures, one.delivered) };
    if ('streams' in one) return { expectation: `streams.max: ${one.streams.max}`, ...streams(evidence, one.streams.max) };
    const after = one.after === undefined ? '' : ` after ${one.after}`;
    return { expectation: `convergesWithin: ${one.convergesWithin}${after}`, ...convergence(evidence, fates, one) };
  });
}

const promises = {
  noLoss: ({ lost, open }) => simple(lost === 0, `${sentence(counted(lost, 'message'))} lost${open === 0 ? '' : `, and ${open} still open`}.`),
  noDuplicate: ({ doubled }) => simple(doubled === 0, `${sentence(counted(doubled, 'message'))} received once more than meant.`),
  orderPerConversation: ({ outOfOrder }) => simple(outOfOrder === 0, `${sentence(counted(outOfOrder, 'message'))} overtaken by a later one.`),
  respectsRetryAfter: ({ sentWhileGated }) => simple(sentWhileGated === 0, `${sentence(counted(sentWhileGated, 'attempt'))} made before the wait was over.`),
  noSendWhileLoggedOut: ({ sentWhileLoggedOut }) =>
    simple(sentWhileLoggedOut === 0, `${sentence(counted(sentWhileLoggedOut, 'attempt'))} made while the login was known to be lost.`),
  converged: ({ notConverged, open }) =>
    simple(
      notConverged === 0 && open === 0,
      `${sentence(counted(notConverged, 'message or client', 'messages or clients'))} behind the platform, ${counted(open, 'message')} open.`,
    ),
} as const satisfies Record<Extract<Expectation, string>, (figures: Figures) => Judged>;

function simple(met: boolean, says: string): Judged {
  return { met, says, attempts: [] };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function maxAttempts(fates: ReadonlyMap<MessageCase, Fate>, max: number): Judged {
  let most = 0;
  let worst: MessageCase | null = null;
  for (const one of fates.keys()) {
    const departures = one.attempts.reduce((highest, { departure }) => Math.max(highest, departure), 0);
    if (departures > most) {
      most = departures;
      worst = one;
    }
  }
  if (worst === null) return simple(true, 'No message left a client.');
  const says = `${nameOf(worst)} left ${most === 1 ? 'once' : `${most} times`}, and none left more often; ${max} ${max === 1 ? 'is' : 'are'} allowed.`;
  return { met: most <= max, says, attempts: most <= max ? [] : worst.attempts.map(({ sequence }) => sequence) };
}

function delivered({ delivered: reached }: Figures, wanted: number): Judged {
  return simple(reached === wanted, `${sentence(counted(reached, 'message'))} reached a buyer; ${wanted} ${wanted === 1 ? 'was' : 'were'} expected.`);
}

function streams({ streamsMax }: Evidence, max: number): Judged {
  return simple(streamsMax <= max, `At most ${counted(streamsMax, 'stream')} stood open at once; ${max} ${max === 1 ? 'is' : 'are'} allowed.`);
}
