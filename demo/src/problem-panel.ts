import { element } from './element.ts';

/** What is wrong, and the ways on from there. */
export interface Problem {
  readonly why: string;
  /** What to type in a terminal, or null. */
  readonly command?: string | null;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

/** Says what is wrong, and offers addresses that work. */
export function problemPanel(title: string, { why, command = null, links }: Problem): HTMLElement {
  const items = links.map(({ text, href }) => element('li', {}, element('a', { href }, text)));
  return element(
    'div',
    { class: 'problem', role: 'alert' },
    element('h2', {}, title),
    element('p', {}, why),
    ...(command === null ? [] : [element('pre', {}, element('code', {}, command))]),
    ...(items.length > 0 ? [element('ul', {}, ...items)] : []),
  );
}
