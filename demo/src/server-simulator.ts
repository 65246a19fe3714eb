import { type LedgerEntry, parseScenarioJson, type PlatformCommand } from '@cs-inbox/simulator';
import { askControl } from './ask-control.ts';
import { serveCommand } from './serve-command.ts';
import { serverAccount } from './server-account.ts';
import { serverStateOf, serverVerdictOf } from './server-state.ts';
import type { ServerSettings } from './settings.ts';
import type { Done, Looked, Simulator } from './simulator.ts';

export type FoundServer =
  | { readonly ok: true; readonly simulator: Simulator }
  /** `command`: what to type so that it goes, or null where that would not help. */
  | { readonly ok: false; readonly why: string; readonly command: string | null };

/** Finds the simulator that runs behind this server, and what it plays. */
export async function findServerSimulator({ server: asked }: ServerSettings): Promise<FoundServer> {
  const server = asked ?? location.origin;
  const [stateText, scenarioText] = await Promise.all([askControl(server, 'GET', 'state'), askControl(server, 'GET', 'scenario')]);
  const command = serveCommand(server, location.origin);
  if (!stateText.ok && !stateText.answered) return { ok: false, why: `Nobody answers at ${server}. Start a server, then try again:`, command };
  const state = stateText.ok ? serverStateOf(stateText.text) : null;
  const parsed = scenarioText.ok ? parseScenarioJson(scenarioText.text) : null;
  if (state === null || parsed?.ok !== true) return { ok: false, why: `What answers at ${server} is no simulator, or one of another version. This starts one:`, command };
  const { scenario } = parsed;
  const baseUrl = `${server}/api/cs/`;
  const account = await serverAccount(baseUrl);
  if (account === null) {
    const clock = state.virtual ? ' Its clock is virtual: nothing is answered until POST /__sim/clock moves it.' : '';
    return { ok: false, why: `${server} plays ${scenario.name}, but nobody answers at ${baseUrl}capabilities.${clock} Try again.`, command: null };
  }
  const notes = state.virtual ? ['The clock of the server is virtual: nothing is answered until POST /__sim/clock moves it.'] : [];
  return { ok: true, simulator: simulatorAt(server, { scenario, seed: state.seed, baseUrl, account }, notes) };
}

type Found = Pick<Simulator, 'scenario' | 'seed' | 'baseUrl' | 'account'>;

function simulatorAt(server: string, found: Found, notes: readonly string[]): Simulator {
  const thenReload = async (asking: ReturnType<typeof askControl>): Promise<Done> => {
    // The inbox is away meanwhile: it would ask about a world that the server has just forgotten.
    const inbox = document.querySelector('cs-inbox');
    const place = document.createComment('');
    inbox?.replaceWith(place);
    const done = await asking;
    if (done.ok) location.reload();
    else if (inbox !== null) place.replaceWith(inbox);
    return done;
  };
  return {
    ...found,
    // The server may know its operators by a cookie.
    credentials: 'include',
    journal: null,
    answeredBy: () => server,
    notes: () => notes,
    networkUp: () => navigator.onLine,
    subscribe(listener) {
      for (const type of ['online', 'offline']) globalThis.addEventListener(type, listener);
    },
    look: () => look(server),
    async ledger() {
      const answered = await askControl(server, 'GET', 'ledger');
      return answered.ok ? { ok: true, entries: linesOf(answered.text) } : answered;
    },
    command: (command) => obey(server, command),
    reset: () => thenReload(askControl(server, 'POST', 'reset')),
    play(other) {
      if ('seed' in other) return thenReload(askControl(server, 'POST', 'reset', other));
      return thenReload(askControl(server, 'PUT', 'scenario', { name: other.scenario, seed: found.seed }));
    },
  };
}

async function look(server: string): Promise<Looked> {
  const [stateText, verdictText] = await Promise.all([askControl(server, 'GET', 'state'), askControl(server, 'GET', 'verdict')]);
  if (!stateText.ok) return stateText;
  if (!verdictText.ok) return verdictText;
  const view = serverStateOf(stateText.text);
  const verdict = serverVerdictOf(verdictText.text);
  if (view === null || verdict === null) return { ok: false, why: `What answers at ${server} is no simulator any more.` };
  return { ok: true, glance: { view, verdict, received: view.delivered, kept: `Kept by ${server}` } };
}

/** Rules have an address of their own. */
function obey(server: string, command: PlatformCommand): Promise<Done> {
  if (command.do === 'add-rule') return askControl(server, 'POST', 'fault', command.rule);
  if (command.do !== 'remove-rule') return askControl(server, 'POST', 'command', command);
  return askControl(server, 'DELETE', command.id === null ? 'fault' : `fault?id=${encodeURIComponent(command.id)}`);
}

function linesOf(text: string): readonly LedgerEntry[] {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LedgerEntry);
}
