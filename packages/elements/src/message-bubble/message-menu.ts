import { html, nothing, type TemplateResult } from 'lit';
import { type Bubble, causes, mayGoNow } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { whyNot } from '../retry-dialog/why-not.ts';
import type { Words } from '../words/words.ts';
import { hasHistory } from './attempt-history.ts';
import type { BubbleDeed } from './bubble-deed.ts';
import { letterFor } from './message-keys.ts';

/** Space between the menu and what it stands beside, px. */
const GAP = 4;

interface MenuItem {
  readonly deed: BubbleDeed;
  readonly words: string;
  /** Why it cannot be chosen, or ''. */
  readonly why: string;
  /** What choosing it leads to, or ''. */
  readonly leadsTo: string;
}

/** What may be done about an own message that has not arrived, or had left before; none where nothing can. */
export function menuItems(bubble: Bubble, now: number, words: Words, format: Format): readonly MenuItem[] {
  const { delivery, failure, hold, retry, resumes, key } = bubble;
  const items: MenuItem[] = [];
  const add = (deed: MenuItem['deed'], said: string, why = '', leadsTo = '') => items.push({ deed, words: said, why, leadsTo });
  const waits = delivery === 'queued' || delivery === 'waiting';
  const refused = delivery === 'failed' || delivery === 'blocked';
  const history = hasHistory(bubble);
  if (key === null || !(waits || refused || delivery === 'unconfirmed' || history)) return items;
  if (retry !== null && refused) {
    const why = mayGoNow(retry, now) ? '' : whyNot(retry, now, words, format);
    add('ask-retry', words.retry, why, why === '' && delivery === 'blocked' ? words.resendThen : '');
  }
  if (delivery === 'blocked' ? retry !== null : failure !== null && refused && causes[failure.cause].action === 'edit') add('edit', words.edit);
  if (waits) add('take-back', words.edit, '', words.takeBackThen);
  add('copy', words.copy);
  if (history) add('history', words.history(bubble.history.length));
  if ((delivery === 'waiting' && failure !== null && hold === null) || (delivery === 'failed' && resumes !== null)) {
    add('stop-waiting', words.stopWaiting, '', words.stopWaitingThen);
  }
  if (waits) add('withdraw', words.cancelSending, '', words.cancelSendingThen);
  if (delivery === 'failed') add('discard', words.discard);
  return items;
}

/** The button of three dots and its menu. Items that cannot be chosen stay, with their reason. */
export function messageMenu(items: readonly MenuItem[], words: Words, chosen: (deed: MenuItem['deed']) => void): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<button class="more" type="button" popovertarget="menu" aria-haspopup="menu" aria-label=${words.moreActions} title=${words.moreActions}>
      ${icon('more')}
    </button>
    <div id="menu" class="menu" part="menu" role="menu" popover aria-label=${words.moreActions} @keydown=${onKeyDown} @toggle=${onToggle}>
      ${items.map(
        ({ deed, words: said, why, leadsTo }) => html`<button
          role="menuitem"
          type="button"
          tabindex="-1"
          aria-keyshortcuts=${letterFor(deed) ?? nothing}
          aria-disabled=${why === '' ? nothing : 'true'}
          aria-label=${why === '' && leadsTo === '' ? nothing : said}
          aria-describedby=${why === '' && leadsTo === '' ? nothing : deed}
          @click=${(event: Event) => why === '' && choose(event, () => chosen(deed))}
        >
          ${said}${why === '' && leadsTo === '' ? nothing : html`<span class="hint" id=${deed}><bdi>${why || leadsTo}</bdi></span>`}
        </button>`,
      )}
    </div>`;
}

function choose(event: Event, deed: () => void): void {
  menuOf(event).hidePopover();
  deed();
}

function menuOf({ target }: Event): HTMLElement {
  const menu = target instanceof Element ? target.closest<HTMLElement>('[role=menu]') : null;
  if (menu === null) throw new TypeError('not in a menu');
  return menu;
}

function onToggle(event: ToggleEvent): void {
  const menu = menuOf(event);
  const opener = menu.previousElementSibling;
  if (event.newState !== 'open') {
    if (opener instanceof HTMLElement && menu.matches(':focus-within')) opener.focus();
    return;
  }
  if (opener !== null && !CSS.supports('position-area', 'block-end')) place(menu, opener.getBoundingClientRect());
  menu.querySelector('button')?.focus({ preventScroll: true });
}

/**
 * Below its button where there is room, else above; its end where the button's end is.
 * Remove when every supported browser has anchor positioning, which the style sheet uses.
 */
function place(menu: HTMLElement, button: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = menu.matches(':dir(rtl)') ? button.left : button.right - width;
  const below = button.bottom + GAP;
  menu.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
  menu.style.top = `${below + height > innerHeight ? Math.max(GAP, button.top - height - GAP) : below}px`;
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function onKeyDown(event: KeyboardEvent): void {
  const menu = menuOf(event);
  const items = [...menu.querySelectorAll('button')];
  const at = items.findIndex((item) => item === event.target);
  const to = moves[event.key]?.(at, items.length);
  if (event.key === 'Tab') menu.hidePopover();
  // An Escape that closes the menu closes nothing behind it.
  if (event.key === 'Escape') event.stopPropagation();
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}
