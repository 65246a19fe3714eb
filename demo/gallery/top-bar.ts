import { element } from '../src/element.ts';
import { stateIds, tags } from './state-id.ts';

/** The top of every page of the gallery. */
export function topBar(): HTMLElement {
  return element(
    'header',
    { class: 'top' },
    element('span', { class: 'brand' }, 'cs-inbox'),
    element('nav', { 'aria-label': 'Pages' }, element('a', { href: '../' }, 'Demo'), element('a', { href: './', 'aria-current': 'page' }, 'Gallery')),
    element('span', { class: 'sum' }, `${stateIds.length} states of ${tags.length} elements`),
  );
}
