import { scenarios } from '@cs-inbox/simulator';
import { element } from './element.ts';
import { goTo } from './go-to.ts';
import { type Lang, langs } from './settings.ts';
import type { Done, Simulator } from './simulator.ts';

/** By the row of the articles that a scenario shows. */
const groups: readonly (readonly [label: string, rows: RegExp])[] = [
  ['Sending', /^SEND-/u],
  ['Failures', /^FAIL-/u],
  ['Retries', /^(?:AUTO|BULK|RETRY)-/u],
  ['Sync and stream', /^SYNC-/u],
  ['Everything', /^/u],
];

/** What is played, and in which language. `onDone` is told what came of a change. */
export function playControls(simulator: Simulator, lang: Lang, onDone: (done: Done) => void): readonly HTMLElement[] {
  return [scenarioChoice(simulator, onDone), seedField(simulator, onDone), langChoice(lang)];
}

function scenarioChoice({ scenario, play }: Simulator, onDone: (done: Done) => void): HTMLElement {
  const select = element('select', {}, ...groupsOf());
  if (!scenarios.some(({ name }) => name === scenario.name)) select.prepend(element('option', { value: scenario.name }, scenario.name));
  select.value = scenario.name;
  select.addEventListener('change', async () => onDone(await play({ scenario: select.value })));
  return element('label', {}, 'Scenario', select);
}

function groupsOf(): readonly HTMLElement[] {
  const groupOf = ({ row = '' }: (typeof scenarios)[number]) => groups.find(([, rows]) => rows.test(row))?.[0];
  return groups.map(([label]) => {
    const options = scenarios.filter((one) => groupOf(one) === label).map(({ name }) => element('option', { value: name }, name));
    return element('optgroup', { label }, ...options);
  });
}

function seedField({ seed, play }: Simulator, onDone: (done: Done) => void): HTMLElement {
  const input = element('input', { type: 'number', min: '0', step: '1', value: String(seed) });
  input.addEventListener('change', async () => {
    if (input.value !== '') onDone(await play({ seed: Number(input.value) }));
  });
  return element('label', {}, 'Seed', input);
}

function langChoice(lang: Lang): HTMLElement {
  const select = element('select', {}, ...langs.map((one) => element('option', { value: one }, one)));
  select.value = lang;
  select.addEventListener('change', () => goTo({ lang: select.value }));
  return element('label', {}, 'Language', select);
}
