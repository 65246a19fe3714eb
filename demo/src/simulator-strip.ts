import { scenarios } from '@cs-inbox/simulator';
import { element } from './element.ts';
import { faultSwitch } from './fault-switch.ts';
import { langs, type Settings } from './settings.ts';
import type { RunningSimulator } from './simulator.ts';

/** How often the simulator is looked at, in ms. */
const COUNT_MS = 1_500;

/** Fills the strip of the simulator: what is played, what buyers really received, and the switch for faults. */
export function showSimulatorStrip(
  strip: HTMLDetailsElement,
  settings: Settings,
  simulator: RunningSimulator,
  inbox: HTMLElement,
): void {
  const { host, network, door, whyDoor } = simulator;
  const state = element('span');
  const count = element('span');
  const reset = element('button', { type: 'button' }, 'Reset simulator');
  reset.addEventListener('click', async () => {
    reset.disabled = true;
    await host.reset();
    location.reload();
  });
  const faults = faultSwitch(host, inbox);
  const notes = [whyDoor === '' ? '' : `Asked for the door msw. ${whyDoor} The page answers by itself.`, ...settings.notes];

  const showNetwork = () => {
    state.textContent = network.up() ? 'up' : 'down';
    state.dataset['network'] = state.textContent;
  };
  const showCount = async () => {
    const { length } = await host.ledger();
    const { kind, why } = host.storage();
    count.textContent = `Ledger: ${length} ${length === 1 ? 'message' : 'messages'} received by buyers`;
    count.title = kind === 'browser' ? 'Kept on the disk of this browser' : why;
  };

  strip.replaceChildren(
    element('summary', {}, element('strong', {}, 'Simulator'), ' · Network ', state, ' · ', count),
    element(
      'div',
      { class: 'controls' },
      scenarioChoice(settings),
      seedField(settings),
      langChoice(settings),
      element('span', {}, `Door: ${door === 'msw' ? 'service worker' : 'in the page'}`),
      reset,
      element('a', { href: './gallery/' }, 'Gallery of all states'),
      element('p', { class: 'note' }, settings.scenario.title),
      ...notes.filter((note) => note !== '').map((note) => element('p', { class: 'note', role: 'status' }, note)),
    ),
    faults.element,
  );
  strip.open = notes.some((note) => note !== '') || matchMedia('(min-width: 60rem) and (min-height: 40rem)').matches;
  showNetwork();
  network.subscribe(showNetwork);
  const show = () => {
    void showCount();
    void faults.refresh();
  };
  show();
  setInterval(() => {
    if (document.visibilityState === 'visible') show();
  }, COUNT_MS);
}

function scenarioChoice({ scenario }: Settings): HTMLElement {
  const select = element('select', {}, ...scenarios.map(({ name }) => element('option', { value: name }, name)));
  select.value = scenario.name;
  select.addEventListener('change', () => goTo('scenario', select.value));
  return element('label', {}, 'Scenario', select);
}

function langChoice({ lang }: Settings): HTMLElement {
  const select = element('select', {}, ...langs.map((one) => element('option', { value: one }, one)));
  select.value = lang;
  select.addEventListener('change', () => goTo('lang', select.value));
  return element('label', {}, 'Language', select);
}

function seedField({ seed }: Settings): HTMLElement {
  const input = element('input', { type: 'number', min: '0', step: '1', value: String(seed) });
  input.addEventListener('change', () => {
    if (input.value !== '') goTo('seed', input.value);
  });
  return element('label', {}, 'Seed', input);
}

function goTo(name: string, value: string): void {
  const query = new URLSearchParams(location.search);
  query.set(name, value);
  location.search = String(query);
}
