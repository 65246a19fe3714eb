import { sampleWords, showState } from '@cs-inbox/elements/samples';
import { element } from '../src/element.ts';
import { linkTo } from './link-to.ts';
import type { Look } from './look.ts';
import { type StateId, stateIds } from './state-id.ts';
import { switchBar } from './switch-bar.ts';

/** One state alone, so that a picture of the page is a picture of the state. */
export function statePage(state: StateId, look: Look): readonly HTMLElement[] {
  const at = stateIds.indexOf(state);
  const { theme, lang, dir, density } = look;
  const stage = showState(state.tag, state.name, { words: sampleWords[lang], dir, density, ...(theme === 'auto' ? {} : { theme }) });
  const frame = element('div', { class: 'frame' }, ...(stage === null ? [] : [stage.root]));
  return [
    element(
      'header',
      { class: 'bar' },
      element('a', { class: 'brand', href: linkTo(null, look) }, 'Gallery'),
      element(
        'nav',
        { class: 'steps', 'aria-label': 'States' },
        step('prev', 'Previous state', '←', stateIds[at - 1], look),
        step('next', 'Next state', '→', stateIds[at + 1], look),
      ),
      element('h1', {}, element('code', {}, state.tag), ' ', element('b', {}, state.name)),
      switchBar({ state, look }),
    ),
    element('main', {}, frame),
  ];
}

function step(rel: string, label: string, arrow: string, state: StateId | undefined, look: Look): HTMLElement {
  if (state === undefined) return element('span', { 'aria-hidden': 'true' }, arrow);
  return element('a', { rel, 'aria-label': `${label}: ${state.id}`, title: state.id, href: linkTo(state, look) }, arrow);
}
