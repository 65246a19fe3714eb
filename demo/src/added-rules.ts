import type { RuleView } from '@cs-inbox/simulator';
import { element } from './element.ts';
import type { Obey, StripPart } from './strip-part.ts';

interface Line {
  readonly item: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly bites: HTMLElement;
}

/** The rules that somebody added, each with a button that removes it. `onEmptied`: the focus has nowhere to stay. */
export function addedRules(obey: Obey, onEmptied: () => void): StripPart {
  const lines = new Map<string, Line>();
  const count = element('p', { role: 'status' });
  const list = element('ul');

  const lineOf = ({ id, do: name, label }: RuleView): Line => {
    const button = element('button', { type: 'button', 'aria-label': `Remove ${name} (${id})` }, 'Remove');
    const bites = element('span');
    button.addEventListener('click', () => void obey({ do: 'remove-rule', id }));
    return { item: element('li', {}, element('strong', {}, name), label === null ? ' ' : ` ${label} `, bites, ' ', button), button, bites };
  };
  const remove = (id: string, { item, button }: Line) => {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    const focused = document.activeElement === button;
    item.remove();
    lines.delete(id);
    if (!focused) return;
    if (next === null) onEmptied();
    else next.querySelector('button')?.focus();
  };

  return {
    element: element('div', { class: 'added' }, count, list),
    show({ rules }) {
      const added = rules.filter((rule) => rule.added);
      for (const [id, line] of lines) if (!added.some((rule) => rule.id === id)) remove(id, line);
      for (const rule of added) {
        const line = lines.get(rule.id) ?? lineOf(rule);
        if (!lines.has(rule.id)) list.append(line.item);
        lines.set(rule.id, line);
        line.bites.textContent = `(${bitesOf(rule)})`;
      }
      const said = added.length === 0 ? '' : `${added.length} ${added.length === 1 ? 'fault' : 'faults'} added:`;
      if (count.textContent !== said) count.textContent = said;
    },
  };
}

function bitesOf({ bites }: RuleView): string {
  if (bites === 0) return 'has not bitten yet';
  return bites === 1 ? 'has bitten once' : `has bitten ${bites} times`;
}
