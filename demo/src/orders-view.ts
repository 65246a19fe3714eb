import { element } from './element.ts';
import { type Order, orders } from './orders.ts';

const columns = ['Order', 'Store', 'Buyer', 'Items', 'Total', 'State'];

/** Fills the table of orders, with those that contain what is searched for. */
export function showOrders(table: HTMLTableElement, count: HTMLElement, query: string): void {
  const wanted = query.trim().toLowerCase();
  const found = orders.filter((order) => Object.values(order).join(' ').toLowerCase().includes(wanted));
  const head = columns.map((name) => element('th', { scope: 'col', class: isNumber(name) ? 'number' : '' }, name));
  table.replaceChildren(element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...found.map(rowOf)));
  count.textContent = wanted === '' ? `${found.length} orders` : `${found.length} of ${orders.length} orders contain "${query.trim()}"`;
}

function rowOf({ number, store, buyer, items, total, state }: Order): HTMLTableRowElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, number),
    element('td', {}, store),
    element('td', {}, buyer),
    element('td', { class: 'number' }, String(items)),
    element('td', { class: 'number' }, total),
    element('td', { 'data-state': state }, state),
  );
}

function isNumber(column: string): boolean {
  return column === 'Items' || column === 'Total';
}
