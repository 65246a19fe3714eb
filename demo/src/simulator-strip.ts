import { element } from './element.ts';
import { faultSwitch } from './fault-switch.ts';
import { ledgerButton } from './ledger-button.ts';
import { playControls } from './play-controls.ts';
import { ruleSwitch } from './rule-switch.ts';
import type { Settings } from './settings.ts';
import type { Done, Simulator } from './simulator.ts';
import type { Obey } from './strip-part.ts';
import { summaryLine } from './summary-line.ts';
import { watchSimulator } from './watch-simulator.ts';

/** Fills the strip of the simulator: what is played, what buyers really received, what is thought of it, and the switches for faults. */
export function showSimulatorStrip(strip: HTMLDetailsElement, { lang, notes }: Settings, simulator: Simulator, inbox: HTMLElement): void {
  const summary = summaryLine();
  const door = element('span', { class: 'long' });
  const told = element('div', { role: 'status' });
  const problem = element('p', { class: 'note', role: 'alert' });
  const onDone = (done: Done) => {
    const said = done.ok ? '' : done.why;
    // What says the same is not written again: it would be read out again.
    if (problem.textContent !== said) problem.textContent = said;
  };
  const obey: Obey = async (command) => {
    onDone(await simulator.command(command));
    await look();
  };
  const parts = [faultSwitch(obey), ruleSwitch(simulator.scenario, obey)];
  strip.replaceChildren(
    summary.element,
    element(
      'div',
      { class: 'controls' },
      ...playControls(simulator, lang, onDone),
      door,
      resetButton(simulator, onDone),
      ledgerButton(simulator, onDone),
      element('a', { href: './gallery/' }, 'Gallery of all states'),
      element('p', { class: 'note' }, `${simulator.scenario.name}: ${simulator.scenario.title}`),
    ),
    told,
    summary.details,
    ...parts.map((part) => part.element),
    problem,
  );
  strip.open = matchMedia('(min-width: 60rem) and (min-height: 800px)').matches;

  const showRest = () => {
    summary.showNetwork(simulator.networkUp());
    door.textContent = `Door: ${simulator.answeredBy()}`;
    const sentences = [...simulator.notes(), ...notes];
    if (told.childElementCount === sentences.length) return;
    strip.open = true;
    told.replaceChildren(...sentences.map((sentence) => element('p', { class: 'note' }, sentence)));
  };
  simulator.subscribe(showRest);
  showRest();

  let gone = false;
  const look = watchSimulator(simulator, inbox, (looked, storeId) => {
    if (!looked.ok || gone) onDone(looked);
    gone = !looked.ok;
    if (!looked.ok) return;
    const { glance } = looked;
    summary.show(glance);
    const store = glance.view.stores.find(({ id }) => id === storeId) ?? null;
    for (const part of parts) part.show(glance.view, store);
  });
}

function resetButton(simulator: Simulator, onDone: (done: Done) => void): HTMLElement {
  const button = element('button', { type: 'button' }, 'Reset simulator');
  button.addEventListener('click', async () => {
    button.disabled = true;
    onDone(await simulator.reset());
    button.disabled = false;
  });
  return button;
}
