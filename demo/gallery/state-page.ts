import { element } from '../src/element.ts';
import { copyButton } from './copy-button.ts';
import type { GalleryAddress } from './gallery-address.ts';
import { linkTo } from './link-to.ts';
import type { Look } from './look.ts';
import { stageFor } from './stage-for.ts';
import { type StateId, stateIds } from './state-id.ts';
import { switchBar } from './switch-bar.ts';
import { topBar } from './top-bar.ts';

/** One state alone, so that a picture of the page is a picture of the state. `bare` leaves out all around it. */
export function statePage(state: StateId, look: Look, bare: boolean): readonly HTMLElement[] {
  const at = stateIds.indexOf(state);
  const address: GalleryAddress = { state, tag: state.tag, look };
  const root = stageFor(state, look);
  const main = element('main', {}, element('div', { class: look.width === 'full' ? 'frame full' : 'frame' }, ...(root === null ? [] : [root])));
  if (bare) return [main];
  return [
    topBar(),
    switchBar(address),
    element(
      'div',
      { class: 'head state-head' },
      element(
        'nav',
        { class: 'steps', 'aria-label': 'States' },
        step('prev', 'Previous state', '←', stateIds[at - 1], look),
        step('next', 'Next state', '→', stateIds[at + 1], look),
      ),
      element('div', {}, element('h1', {}, element('a', { class: 'up', href: linkTo({ ...address, state: null }) }, state.tag), ' ', element('b', {}, state.name))),
      element('code', { class: 'address' }, location.pathname + location.search),
      copyButton(linkTo(address), `Copy the link to ${state.name}`, 'Copy link'),
    ),
    main,
  ];
}

function step(rel: string, label: string, arrow: string, state: StateId | undefined, look: Look): HTMLElement {
  if (state === undefined) return element('span', { 'aria-hidden': 'true' }, arrow);
  return element('a', { rel, 'aria-label': `${label}: ${state.id}`, title: state.id, href: linkTo({ state, tag: null, look }) }, arrow);
}
