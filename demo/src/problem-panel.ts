import { element } from './element.ts';
import type { SettingsProblem } from './settings.ts';

/** Says what is wrong, and offers addresses that work. */
export function problemPanel(title: string, { why, links }: SettingsProblem): HTMLElement {
  const items = links.map(({ text, href }) => element('li', {}, element('a', { href }, text)));
  return element(
    'div',
    { class: 'problem', role: 'alert' },
    element('h2', {}, title),
    element('p', {}, why),
    ...(items.length > 0 ? [element('ul', {}, ...items)] : []),
  );
}
