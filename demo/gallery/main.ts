import { element } from '../src/element.ts';
import { type Problem, problemPanel } from '../src/problem-panel.ts';
import { indexPage } from './index-page.ts';
import type { Look } from './look.ts';
import { readAddress } from './read-address.ts';
import type { StateId } from './state-id.ts';
import { statePage } from './state-page.ts';
import { takesSpace } from './takes-space.ts';
import { topBar } from './top-bar.ts';

const read = readAddress(location.search);
if (!read.ok) fail(read);
else {
  const { address } = read;
  document.documentElement.dataset['theme'] = address.look.theme;
  await import('@cs-inbox/elements/define');
  if (address.state === null) document.body.replaceChildren(...indexPage(address));
  else await open(address.state, address.look);
}

async function open(state: StateId, look: Look): Promise<void> {
  const bare = new URLSearchParams(location.search).has('bare');
  document.title = `${state.id} – cs-inbox`;
  document.addEventListener('keydown', onKeyDown);
  document.documentElement.toggleAttribute('data-bare', bare);
  document.body.replaceChildren(...statePage(state, look, bare));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const main = document.querySelector('main');
  const shown = document.querySelector(state.tag);
  if (shown === null || !takesSpace(shown)) main?.append(element('p', { class: 'nothing' }, 'In this state it shows nothing.'));
  // Who takes pictures waits for this.
  main?.setAttribute('data-drawn', '');
}

/** What is typed into an element on the stage is not for the page. */
function onKeyDown({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
  const rel = key === 'ArrowLeft' ? 'prev' : key === 'ArrowRight' ? 'next' : null;
  if (rel === null || altKey || ctrlKey || metaKey || shiftKey || target !== document.body) return;
  document.querySelector<HTMLAnchorElement>(`.steps [rel=${rel}]`)?.click();
}

function fail(problem: Problem): void {
  document.body.replaceChildren(topBar(), element('main', {}, problemPanel('This address does not work', problem)));
}
