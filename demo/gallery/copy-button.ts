import { element } from '../src/element.ts';
import { glyph } from './glyph.ts';

const SAID_MS = 2_000;

/** Copies an address; `text` is its word, else it has a drawing only. Where the browser does not let it, it says so. */
export function copyButton(href: string, label: string, text: string | null = null): HTMLElement {
  const button = element('button', { type: 'button', class: text === null ? 'icon-button' : 'button', 'aria-label': label, title: label }, ...worded(text));
  const say = (words: string, mark: 'link' | 'copied') => {
    button.setAttribute('aria-label', words);
    button.title = words;
    button.replaceChildren(glyph(mark), ...(text === null ? [] : [words]));
  };
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(new URL(href, location.href).href).then(
      () => say('Copied', 'copied'),
      () => say('Not copied', 'link'),
    );
    setTimeout(() => {
      button.setAttribute('aria-label', label);
      button.title = label;
      button.replaceChildren(...worded(text));
    }, SAID_MS);
  });
  return button;
}

function worded(text: string | null): readonly (Node | string)[] {
  return [glyph('link'), ...(text === null ? [] : [text])];
}
