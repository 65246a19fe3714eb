import { type CsTag, galleryStates } from '@cs-inbox/elements/samples';
import { element } from '../src/element.ts';
import { linkTo } from './link-to.ts';
import type { Look } from './look.ts';
import { stateIds } from './state-id.ts';
import { switchBar } from './switch-bar.ts';

const tags = Object.keys(galleryStates) as CsTag[];

/** Every state as a link, by element. */
export function indexPage(look: Look): readonly HTMLElement[] {
  return [
    element(
      'header',
      { class: 'bar' },
      element('a', { class: 'brand', href: '../' }, 'Demo'),
      element('h1', {}, 'Gallery'),
      switchBar({ state: null, look }),
    ),
    element(
      'div',
      { class: 'sheet' },
      element('nav', { class: 'elements', 'aria-label': 'Elements' }, element('ul', {}, ...tags.map(jump))),
      element(
        'main',
        {},
        element('p', { class: 'sum' }, `${stateIds.length} states of ${tags.length} elements. Each has its own address; ← and → lead from one to the next.`),
        ...tags.map((tag) => section(tag, look)),
      ),
    ),
  ];
}

function jump(tag: CsTag): HTMLElement {
  return element('li', {}, element('a', { href: `#${tag}` }, tag, element('span', { class: 'count' }, String(statesOf(tag).length))));
}

function section(tag: CsTag, look: Look): HTMLElement {
  const states = statesOf(tag);
  const links = states.map((state) => element('li', {}, element('a', { href: linkTo(state, look) }, state.name)));
  return element(
    'section',
    { 'aria-labelledby': tag },
    element('h2', { id: tag }, tag, ' ', element('span', { class: 'count' }, `${states.length} ${states.length === 1 ? 'state' : 'states'}`)),
    element('ul', { class: 'states' }, ...links),
  );
}

function statesOf(tag: CsTag) {
  return stateIds.filter((state) => state.tag === tag);
}
