import type { Journal, LedgerEntry } from '@cs-inbox/simulator';
import { startAdminPage } from './admin-page.ts';
import { byId } from './by-id.ts';
import { answerRelogin } from './login-dialog.ts';
import { problemPanel } from './problem-panel.ts';
import { readSettings, type Settings, type SettingsProblem } from './settings.ts';
import { showSimulatorStrip } from './simulator-strip.ts';
import { startSimulator } from './simulator.ts';

declare global {
  interface Window {
    /** For end-to-end checks, read-only. It belongs to the simulator of this demo, not to the inbox. */
    csSimulator?: {
      /** What buyers really received, in every tab of this browser. */
      readonly ledger: () => Promise<readonly LedgerEntry[]>;
      /** The requests of this page, newest last. */
      readonly journal: () => Journal;
    };
  }
}

const BASE_URL = '/api/cs/';

startAdminPage();
const read = readSettings(location.search);
if (read.ok) await open(read.settings).catch((error: unknown) => fail('The inbox could not be opened', { why: String(error), links: [] }));
else fail('This address does not work', read);

async function open(settings: Settings): Promise<void> {
  const simulator = await startSimulator(settings, BASE_URL);
  const { host, account } = simulator;
  window.csSimulator = Object.freeze({ ledger: () => host.ledger(), journal: () => host.journal() });
  const inbox = byId('inbox', HTMLElement);
  showSimulatorStrip(byId('simulator', HTMLDetailsElement), settings, simulator, inbox);
  answerRelogin(inbox, host);
  inbox.setAttribute('base-url', BASE_URL);
  inbox.setAttribute('account', account);
  inbox.setAttribute('lang', settings.lang);
  // Only now: the inbox asks the backend as soon as it stands.
  await import('@cs-inbox/elements/define');
  await import('@cs-inbox/elements/words/zh-CN.js');
}

function fail(title: string, problem: SettingsProblem): void {
  byId('stage', HTMLElement).replaceChildren(problemPanel(title, problem));
}
