import assert from 'node:assert/strict';
import test from 'node:test';
import { orders } from './orders.ts';
import { pageChecks } from './page-checks.ts';

test('CHECK-1.27 the demo page adds its own checks: late orders need somebody, and lead to the orders', () => {
  let shown = 0;
  const [status] = pageChecks(orders, () => shown++);
  assert.deepEqual([status?.level, status?.detail, status?.actionLabel], ['act', '1 of 12 orders late: 8830 1174 5520 (Shopee BR). 4 to pack.', 'Open orders']);
  status?.action?.();
  assert.equal(shown, 1);
  const [calm] = pageChecks(orders.filter(({ state }) => state !== 'Late'), () => {});
  assert.deepEqual([calm?.level, calm?.detail, calm?.action], ['ok', 'No order is late. 4 to pack.', undefined]);
});
