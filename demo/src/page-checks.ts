import type { HostCheck } from '@cs-inbox/elements';
import type { Order } from './orders.ts';

/** What Marina ERP checks itself: it stands in the health panel of the inbox, below the inbox's own checks. */
export function pageChecks(orders: readonly Order[], showOrders: () => void): readonly HostCheck[] {
  const late = orders.filter(({ state }) => state === 'Late');
  const toPack = orders.filter(({ state }) => state === 'To pack').length;
  return [
    {
      id: 'order-status',
      label: 'Order status',
      level: late.length > 0 ? 'act' : 'ok',
      detail: late.length > 0 ? `${late.length} of ${orders.length} orders late: ${late.map(({ number, store }) => `${number} (${store})`).join(', ')}. ${toPack} to pack.` : `No order is late. ${toPack} to pack.`,
      ...(late.length > 0 ? { actionLabel: 'Open orders', action: showOrders } : {}),
    },
    { id: 'inventory', label: 'Inventory anomalies', level: 'ok', detail: 'Every listed item is in stock (invented).' },
    { id: 'account-risks', label: 'Account risks', level: 'ok', detail: 'No store has penalty points (invented).' },
  ];
}
