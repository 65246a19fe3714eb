import { html, nothing, type TemplateResult } from 'lit';

/** Space between a menu and what it stands beside, px. */
const GAP = 4;

interface CentreMenuItem {
  readonly words: string;
  /** Why it cannot be chosen, or ''. */
  readonly why: string;
  /** What choosing it leads to, or ''. */
  readonly leadsTo: string;
  /** The key that does the same, or ''. */
  readonly key: string;
  readonly chosen: () => void;
}

/** A menu that is opened by `openMenu`. Items that cannot be chosen stay, can be reached, and say why. */
export function centreMenu(id: string, label: string, items: readonly CentreMenuItem[]): TemplateResult {
  return html`<div id=${id} class="menu" part="menu" role="menu" popover aria-label=${label} @keydown=${onKeyDown}>
    ${items.map(({ words, why, leadsTo, key, chosen }, i) => {
      const more = why || leadsTo;
      return html`<button
        role="menuitem"
        type="button"
        tabindex="-1"
        aria-disabled=${why === '' ? nothing : 'true'}
        aria-keyshortcuts=${key === '' ? nothing : key}
        aria-label=${words}
        aria-describedby=${more === '' ? nothing : `${id}-${i}`}
        @click=${(event: Event) => {
          if (why !== '') return;
          menuOf(event).hidePopover();
          chosen();
        }}
      >
        <span class="item"><span>${words}</span>${key === '' ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}</span>
        ${more === '' ? nothing : html`<span class="then" id="${id}-${i}"><bdi>${more}</bdi></span>`}
      </button>`;
    })}
  </div>`;
}

/** Opens a popover beside a button, with the focus in it; when it closes, the focus goes back there. */
export function openMenu(menu: HTMLElement, opener: HTMLElement, closed: () => void): void {
  menu.ontoggle = (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
    if (menu.matches(':focus-within')) opener.focus();
    closed();
  };
  menu.showPopover();
  place(menu, opener.getBoundingClientRect());
  menu.querySelector<HTMLElement>('button, input')?.focus({ preventScroll: true });
}

/** Below its button where there is room, else above; its end where the button's end is. */
function place(menu: HTMLElement, button: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const wanted = menu.matches(':dir(rtl)') ? button.left : button.right - width;
  const below = button.bottom + GAP;
  menu.style.left = `${Math.max(GAP, Math.min(wanted, innerWidth - width - GAP))}px`;
  menu.style.top = `${below + height > innerHeight ? Math.max(GAP, button.top - height - GAP) : below}px`;
}

function menuOf({ currentTarget }: Event): HTMLElement {
  const menu = currentTarget instanceof Element ? currentTarget.closest<HTMLElement>('[popover]') : null;
  if (menu === null) throw new TypeError('not in a menu');
  return menu;
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** What is pressed in a menu is nobody's shortcut behind it. */
function onKeyDown(event: KeyboardEvent): void {
  event.stopPropagation();
  const menu = menuOf(event);
  const items = [...menu.querySelectorAll('button')];
  if (event.key === 'Tab') menu.hidePopover();
  const to = moves[event.key]?.(items.findIndex((item) => item === event.target), items.length);
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}
