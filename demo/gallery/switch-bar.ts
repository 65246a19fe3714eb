import { element } from '../src/element.ts';
import { linkTo } from './link-to.ts';
import type { GalleryAddress } from './read-address.ts';
import { switches } from './switches.ts';

/** Theme, language, direction and density: the same page in another look, one link each. */
export function switchBar({ state, look }: GalleryAddress): HTMLElement {
  const groups = Object.entries(switches).map(([name, { title, values }]) => {
    const links = Object.entries(values).map(([value, text]) => {
      const chosen = Object.entries(look).some(([one, now]) => one === name && now === value);
      const href = linkTo(state, { ...look, [name]: value });
      return element('li', {}, element('a', { href, ...(chosen ? { 'aria-current': 'true' } : {}) }, text));
    });
    return element('ul', { 'aria-label': title }, ...links);
  });
  return element('nav', { class: 'switches', 'aria-label': 'Look' }, ...groups);
}
