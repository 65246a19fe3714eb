import { inView } from './in-view.ts';
import { untilPainted } from './until-painted.ts';

declare global {
  interface Window {
    /** When the page showed what it is for, ms since it was asked for. */
    painted: Promise<number>;
  }
}

const root = document.getElementById('root');
const isEmpty = location.search === '?empty';

function put(): Element {
  if (isEmpty) {
    const line = document.createElement('p');
    line.textContent = 'nothing here';
    return line;
  }
  const inbox = document.createElement('cs-inbox');
  inbox.setAttribute('base-url', '/api/');
  inbox.setAttribute('account', 'bench');
  return inbox;
}

const element = put();
root?.append(element);
window.painted = untilPainted(() => {
  if (isEmpty) return inView(element);
  const row = element.shadowRoot?.querySelector('cs-conversation-list')?.shadowRoot?.querySelector('[part~="row"]') ?? null;
  return row !== null && inView(row);
}, 20_000);
