import { byId } from './by-id.ts';
import { showOrders } from './orders-view.ts';

const HOME = 'customer-service';

/** Makes navigation, menu and search of the admin page work; the inbox stays in the page while other views are shown. */
export function startAdminPage(): void {
  const query = byId('query', HTMLInputElement);
  const show = () => {
    showView(viewOfAddress());
    closeMenu();
  };
  globalThis.addEventListener('hashchange', show);
  show();
  startMenu();

  byId('skip', HTMLAnchorElement).addEventListener('click', (event) => {
    // The fragment says which view is shown; it must not become "#main".
    event.preventDefault();
    byId('main', HTMLElement).focus();
  });

  const list = () => showOrders(byId('orders', HTMLTableElement), byId('orders-count', HTMLElement), query.value);
  query.addEventListener('input', list);
  byId('search', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    location.hash = '#/orders';
  });
  list();
}

function viewOfAddress(): string {
  return /^#\/([a-z-]+)$/u.exec(location.hash)?.[1] ?? HOME;
}

function showView(name: string): void {
  const link = document.querySelector(`.side nav a[href="#/${name}"]`);
  const title = link?.textContent?.trim() ?? 'Not found';
  const sections = [...document.querySelectorAll<HTMLElement>('main > section')];
  const known = sections.some((section) => section.dataset['view'] === name) ? name : 'elsewhere';
  for (const section of sections) section.hidden = section.dataset['view'] !== known;
  for (const one of document.querySelectorAll('.side nav a')) {
    if (one === link) one.setAttribute('aria-current', 'page');
    else one.removeAttribute('aria-current');
  }
  byId('crumb', HTMLElement).textContent = title;
  byId('elsewhere-title', HTMLElement).textContent = title;
  document.title = `${title} – Marina ERP`;
}

function startMenu(): void {
  const side = byId('side', HTMLElement);
  const button = menuButton();
  button?.addEventListener('click', () => {
    const open = side.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
    if (open) side.querySelector('a')?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !side.classList.contains('open')) return;
    closeMenu();
    button?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !side.contains(target) && button?.contains(target) !== true) closeMenu();
  });
}

function closeMenu(): void {
  byId('side', HTMLElement).classList.remove('open');
  menuButton()?.setAttribute('aria-expanded', 'false');
}

function menuButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.menu');
}
