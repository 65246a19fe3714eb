import { type FaultName, faults, parseScenario, type Scenario, type StoreView } from '@cs-inbox/simulator';
import { addedRules } from './added-rules.ts';
import { element } from './element.ts';
import { ruleFor } from './rule-for.ts';
import type { Obey, StripPart } from './strip-part.ts';

const NO_STORE = 'Open a conversation: this breaks the store that it belongs to.';

/** Adds any fault to the story that is played, and takes it away again. */
export function ruleSwitch(scenario: Scenario, obey: Obey): StripPart {
  let store: StoreView | null = null;
  const select = element('select', { 'aria-describedby': 'fault-says' });
  const add = element('button', { type: 'button', disabled: '' }, 'Add');
  const says = element('p', { id: 'fault-says' });
  const list = addedRules(obey, () => select.focus());

  const chosen = () => names.find((name) => name === select.value) ?? null;
  const tell = () => {
    const name = chosen();
    const ready = name === null ? null : ruleFor(name, store);
    add.disabled = ready === null;
    const said = name === null ? '' : `${faults[name].says} ${ready === null ? NO_STORE : `Here: ${ready.when}.`}`;
    if (says.textContent !== said) says.textContent = said;
  };
  select.addEventListener('change', tell);
  add.addEventListener('click', () => {
    const name = chosen();
    const ready = name === null ? null : ruleFor(name, store);
    if (ready !== null) void obey({ do: 'add-rule', rule: ready.rule });
  });

  return {
    element: element('div', { class: 'rules' }, element('label', {}, 'Fault', select), add, says, list.element),
    show(view, open) {
      store = open;
      // Which faults the story can have is the same for each of its stores.
      const [first] = view.stores;
      if (select.options.length === 0 && first !== undefined) select.append(...groupsOf(scenario, first));
      tell();
      list.show(view, open);
    },
  };
}

const names = (Object.keys(faults) as FaultName[]).filter((name) => name !== 'nothing');

function groupsOf(scenario: Scenario, store: StoreView): readonly HTMLElement[] {
  const fitting = names.filter((name) => fits(scenario, name, store));
  const domains = [...new Set(fitting.map(domainOf))];
  return domains.map((domain) => {
    const options = fitting.filter((name) => domainOf(name) === domain).map((name) => element('option', { value: name }, name));
    return element('optgroup', { label: domain }, ...options);
  });
}

/** Whether the fault can ever bite here: there is a stream for its events, say. */
function fits(scenario: Scenario, name: FaultName, store: StoreView): boolean {
  const ready = ruleFor(name, store);
  return ready !== null && parseScenario({ ...scenario, rules: [...scenario.rules, ready.rule] }).ok;
}

function domainOf(name: FaultName): string {
  return name.split('.', 1)[0] ?? name;
}
