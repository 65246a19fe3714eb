import type { CsTag } from '@cs-inbox/elements/samples';
import { galleryStates } from '@cs-inbox/elements/samples';
import { element } from '../src/element.ts';
import { about } from './about.ts';
import { cell } from './cell.ts';
import { copyButton } from './copy-button.ts';
import type { GalleryAddress } from './gallery-address.ts';
import { linkTo } from './link-to.ts';
import { searchField } from './search-field.ts';
import { stateIds, tags } from './state-id.ts';
import { switchBar } from './switch-bar.ts';
import { topBar } from './top-bar.ts';

/** What a cell is given at most, px, where the width is the element's own: three bubbles beside one another, or two of anything else. */
const cellMax = (tag: CsTag) => (/bubble|dialog/u.test(tag) ? 352 : 552);

/** All states as pictures, by element, or those of one element. */
export function indexPage(address: GalleryAddress): readonly HTMLElement[] {
  const chosen = address.tag === null ? tags : [address.tag];
  const sections = chosen.map((tag) => section(tag, address));
  const none = element('p', { class: 'none', role: 'status' });
  return [
    topBar(),
    switchBar(address),
    element(
      'div',
      { class: 'sheet' },
      element(
        'nav',
        { class: 'elements', 'aria-label': 'Elements' },
        element('div', {}, searchField(sections, none), element('h2', {}, 'Elements'), element('ul', {}, entry(null, address), ...tags.map((tag) => entry(tag, address)))),
      ),
      element('main', {}, ...sections, none),
    ),
  ];
}

function entry(tag: CsTag | null, { tag: chosen, look }: GalleryAddress): HTMLElement {
  const current: Readonly<Record<string, string>> = tag === chosen ? { 'aria-current': 'page' } : {};
  const count = tag === null ? stateIds.length : statesOf(tag).length;
  return element('li', {}, element('a', { href: linkTo({ state: null, tag, look }), ...current }, tag ?? 'All elements', element('span', { class: 'count' }, String(count))));
}

function section(tag: CsTag, { look }: GalleryAddress): HTMLElement {
  const href = linkTo({ state: null, tag, look });
  const list = element('ul', { class: 'cells' }, ...statesOf(tag).map((state) => cell(state, look)));
  const own = Number.parseInt(galleryStates[tag].inlineSize, 10);
  const least = look.width === 'own' ? (own > 640 ? own : Math.min(own, cellMax(tag))) : look.width === 'full' ? 10_000 : Number.parseInt(look.width, 10);
  list.style.setProperty('--cell', `${least + 28}px`);
  return element(
    'section',
    { 'aria-labelledby': tag },
    element(
      'div',
      { class: 'head' },
      element('div', {}, element('h1', { id: tag }, tag), element('p', {}, about(tag))),
      element('code', { class: 'address' }, new URL(href, location.href).pathname + new URL(href, location.href).search),
      copyButton(href, `Copy the link to ${tag}`, 'Copy link'),
    ),
    list,
  );
}

function statesOf(tag: CsTag) {
  return stateIds.filter((state) => state.tag === tag);
}
