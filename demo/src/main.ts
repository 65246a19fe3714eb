import type { Journal, LedgerEntry } from '@cs-inbox/simulator';
import { startAdminPage } from './admin-page.ts';
import { byId } from './by-id.ts';
import { loadWords } from './load-words.ts';
import { answerRelogin } from './login-dialog.ts';
import { orders } from './orders.ts';
import { pageChecks } from './page-checks.ts';
import { startPageSimulator } from './page-simulator.ts';
import { type Problem, problemPanel } from './problem-panel.ts';
import { findServerSimulator } from './server-simulator.ts';
import { readSettings, type Settings } from './settings.ts';
import { showSimulatorStrip } from './simulator-strip.ts';
import type { Simulator } from './simulator.ts';

declare global {
  interface Window {
    /** For end-to-end checks, read-only. It belongs to the simulator of this demo, not to the inbox. */
    csSimulator?: {
      /** What buyers really received, in every tab of this browser. Rejects where a server does not answer. */
      readonly ledger: () => Promise<readonly LedgerEntry[]>;
      /** The requests of this page, newest last; null where a server has them. */
      readonly journal: (() => Journal) | null;
    };
  }
}

startAdminPage();
const read = readSettings(location.search);
if (read.ok) await start(read.settings).catch((error: unknown) => fail('The inbox could not be opened', { why: String(error), links: [] }));
else fail('This address does not work', read);

async function start(settings: Settings): Promise<void> {
  if (settings.door !== 'http') return open(settings, await startPageSimulator(settings));
  const found = await findServerSimulator(settings);
  if (found.ok) return open(settings, found.simulator);
  const links = [
    { text: 'Try again', href: location.search },
    { text: 'Play in this page instead', href: '?door=msw' },
  ];
  fail('There is no simulator to talk to', { ...found, links });
}

async function open(settings: Settings, simulator: Simulator): Promise<void> {
  const { account, baseUrl, credentials, journal } = simulator;
  const ledger = async () => {
    const found = await simulator.ledger();
    if (!found.ok) throw new Error(found.why);
    return found.entries;
  };
  window.csSimulator = Object.freeze({ ledger, journal });
  const inbox = byId('inbox', HTMLElement);
  showSimulatorStrip(byId('simulator', HTMLDetailsElement), settings, simulator, inbox);
  answerRelogin(inbox, simulator);
  inbox.setAttribute('base-url', baseUrl);
  inbox.setAttribute('account', account);
  inbox.setAttribute('credentials', credentials);
  inbox.setAttribute('lang', settings.lang);
  if (settings.staleAfterMs !== null) inbox.setAttribute('stale-after-ms', String(settings.staleAfterMs));
  if (settings.automaticRetry !== null) inbox.setAttribute('automatic-retry', settings.automaticRetry);
  Object.assign(inbox, { checks: () => pageChecks(orders, () => (location.hash = '#/orders')) });
  // Only now: the inbox asks the backend as soon as it stands.
  await import('@cs-inbox/elements/define');
  await loadWords(settings.lang);
}

function fail(title: string, problem: Problem): void {
  byId('stage', HTMLElement).replaceChildren(problemPanel(title, problem));
}
