import { element } from '../src/element.ts';
import type { GalleryAddress } from './gallery-address.ts';
import { linkTo } from './link-to.ts';
import { switches } from './switches.ts';

/** Theme, language, direction, density and width: the same page in another look, one link each. */
export function switchBar(address: GalleryAddress): HTMLElement {
  const { look } = address;
  const groups = Object.entries(switches).map(([name, { title, values }]) => {
    const links = Object.entries(values).map(([value, text]) => {
      const chosen = Object.entries(look).some(([one, now]) => one === name && now === value);
      const href = linkTo({ ...address, look: { ...look, [name]: value } });
      const spoken: Readonly<Record<string, string>> = name === 'lang' && value !== 'en-XA' ? { lang: value } : {};
      return element('li', {}, element('a', { href, ...spoken, ...(chosen ? { 'aria-current': 'true' } : {}) }, text));
    });
    return element('ul', { 'aria-label': title }, ...links);
  });
  return element('nav', { class: 'switches', 'aria-label': 'Look' }, ...groups);
}
