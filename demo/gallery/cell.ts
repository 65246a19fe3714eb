import { galleryStates } from '@cs-inbox/elements/samples';
import { element } from '../src/element.ts';
import { copyButton } from './copy-button.ts';
import { glyph } from './glyph.ts';
import { linkTo } from './link-to.ts';
import type { Look } from './look.ts';
import { stageFor } from './stage-for.ts';
import type { StateId } from './state-id.ts';
import { takesSpace } from './takes-space.ts';

/** A dialog stands over the whole page: of those each has a page of its own, in a window of the cell. */
const overThePage = /dialog|help/u;

/** One state as a picture with its name and its link. It is drawn when it comes near what is to be seen. */
export function cell(state: StateId, look: Look): HTMLElement {
  const href = linkTo({ state, tag: null, look });
  const { blockSize } = galleryStates[state.tag];
  const picture = element('div', { class: 'picture', inert: '' });
  if (blockSize !== 'auto') picture.style.minBlockSize = blockSize;
  watch.observe(picture);
  drawings.set(picture, () => draw(picture, state, look));
  return element(
    'li',
    { class: 'cell', 'data-state': state.id },
    picture,
    element(
      'div',
      { class: 'foot' },
      element('a', { class: 'name', href }, state.name),
      copyButton(href, `Copy the link to ${state.name}`),
      element('a', { class: 'icon-button', href, target: '_blank', 'aria-label': `Open ${state.name} in a new tab`, title: 'Open in a new tab' }, glyph('open')),
    ),
  );
}

const drawings = new WeakMap<Element, () => void>();
const watch = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      drawings.get(target)?.();
    }
  },
  { rootMargin: '600px' },
);

function draw(picture: HTMLElement, state: StateId, look: Look): void {
  if (overThePage.test(state.tag)) {
    const src = `${linkTo({ state, tag: null, look })}&bare`;
    picture.replaceChildren(element('iframe', { src, title: state.id, tabindex: '-1' }));
    picture.setAttribute('data-drawn', '');
    return;
  }
  const root = stageFor(state, look, true);
  picture.replaceChildren(...(root === null ? [] : [root]));
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const shown = picture.querySelector(state.tag);
      if (shown === null || !takesSpace(shown)) picture.append(element('p', { class: 'nothing' }, 'In this state it shows nothing.'));
      picture.setAttribute('data-drawn', '');
    }),
  );
}
