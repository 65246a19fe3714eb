import { byId } from './by-id.ts';
import { element } from './element.ts';
import { type ReloginRequest, reloginRequestOf } from './relogin-request.ts';
import type { Simulator } from './simulator.ts';
import { storeLabel } from './store-label.ts';

/** How long it pretends to sign in, in ms. */
const SIGN_IN_MS = 1_000;

/** Opens the login page of a store when the inbox asks for it, as a host would; here it signs in by itself. */
export function answerRelogin(inbox: HTMLElement, simulator: Pick<Simulator, 'command'>): void {
  let dialog: HTMLDialogElement | null = null;
  inbox.addEventListener('cs-relogin', (event: Event) => {
    const wanted = reloginRequestOf(event);
    if (wanted !== null && dialog?.open !== true) dialog = showLogin(wanted, simulator);
  });
}

function showLogin(store: ReloginRequest, simulator: Pick<Simulator, 'command'>): HTMLDialogElement {
  const before = deepActiveElement();
  const state = element('p', { role: 'status' }, 'Signing in…');
  const close = element('button', { type: 'button' }, 'Cancel');
  const dialog = element(
    'dialog',
    { class: 'login', 'aria-labelledby': 'login-title', 'aria-describedby': 'login-text' },
    element('h2', { id: 'login-title' }, `Log in to ${storeLabel(store)} (simulated)`),
    element('p', { id: 'login-text' }, 'This stands for the login page of the marketplace. It signs in by itself after a second; no password is asked.'),
    state,
    close,
  );
  const signIn = async () => {
    const obeyed = await simulator.command({ do: 'log-in', storeId: store.storeId });
    if (obeyed.ok) return dialog.close();
    state.textContent = `It did not work. ${obeyed.why}`;
    close.textContent = 'Close';
  };
  const timer = setTimeout(() => void signIn(), SIGN_IN_MS);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    clearTimeout(timer);
    dialog.remove();
    giveFocusBack(before);
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** What has the focus, inside of elements too. */
function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** To where it was; where that is gone, to the page's content, so that the keyboard does not begin anew. */
function giveFocusBack(to: Element | null): void {
  if (to instanceof HTMLElement) to.focus();
  if (document.activeElement === null || document.activeElement === document.body) byId('main', HTMLElement).focus();
}
