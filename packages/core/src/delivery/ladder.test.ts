import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { climb, deliveries, type Delivery, type DeliveryEvent, deliveryEvents } from './ladder.ts';

type Transitions = Readonly<Record<DeliveryEvent, Delivery>>;

function transitionsFrom(delivery: Delivery, rule: string, expected: Transitions): void {
  describe(`transitions from ${delivery}`, () => {
    for (const event of deliveryEvents) {
      test(`${rule} ${delivery}: ${event} leads to ${expected[event]}`, () => {
        assert.equal(climb(delivery, event), expected[event]);
      });
    }
  });
}

transitionsFrom('queued', 'SEND-1.1', {
  depart: 'sending',
  accept: 'sent',
  refuse: 'failed',
  lose: 'queued',
  hold: 'waiting',
  release: 'queued',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'discarded',
});

transitionsFrom('waiting', 'SEND-5.1', {
  depart: 'sending',
  accept: 'sent',
  refuse: 'failed',
  lose: 'waiting',
  hold: 'waiting',
  release: 'queued',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'discarded',
});

// What is on its way can be given up by nobody: it may arrive.
transitionsFrom('sending', 'SEND-4.1', {
  depart: 'sending',
  accept: 'sent',
  refuse: 'failed',
  lose: 'unconfirmed',
  hold: 'waiting',
  release: 'sending',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'sending',
});

transitionsFrom('unconfirmed', 'SEND-4.1', {
  depart: 'unconfirmed',
  accept: 'sent',
  refuse: 'failed',
  lose: 'unconfirmed',
  hold: 'unconfirmed',
  release: 'unconfirmed',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'unconfirmed',
});

transitionsFrom('failed', 'SEND-1.4', {
  depart: 'sending',
  accept: 'sent',
  refuse: 'failed',
  lose: 'failed',
  hold: 'failed',
  release: 'queued',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'discarded',
});

transitionsFrom('sent', 'SEND-1.3', {
  depart: 'sent',
  accept: 'sent',
  refuse: 'sent',
  lose: 'sent',
  hold: 'sent',
  release: 'sent',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'sent',
});

transitionsFrom('delivered', 'SEND-1.3', {
  depart: 'delivered',
  accept: 'delivered',
  refuse: 'delivered',
  lose: 'delivered',
  hold: 'delivered',
  release: 'delivered',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'delivered',
});

transitionsFrom('read', 'SEND-1.3', {
  depart: 'read',
  accept: 'read',
  refuse: 'read',
  lose: 'read',
  hold: 'read',
  release: 'read',
  deliver: 'read',
  read: 'read',
  block: 'read',
  discard: 'read',
});

transitionsFrom('blocked', 'SEND-1.3', {
  depart: 'blocked',
  accept: 'blocked',
  refuse: 'blocked',
  lose: 'blocked',
  hold: 'blocked',
  release: 'blocked',
  deliver: 'blocked',
  read: 'blocked',
  block: 'blocked',
  discard: 'blocked',
});

// A message that was given up and arrives all the same is shown as what it is.
transitionsFrom('discarded', 'SEND-1.3', {
  depart: 'discarded',
  accept: 'sent',
  refuse: 'discarded',
  lose: 'discarded',
  hold: 'discarded',
  release: 'discarded',
  deliver: 'delivered',
  read: 'read',
  block: 'blocked',
  discard: 'discarded',
});

describe('the ladder as a whole', () => {
  const confirmed: readonly Delivery[] = ['sent', 'delivered', 'read'];

  test('SEND-1.3 there are ten states and ten events', () => {
    assert.deepEqual([deliveries.length, deliveryEvents.length], [10, 10]);
  });

  test('SEND-1.3 no run of events ever takes a confirmed message down', () => {
    for (const start of confirmed) {
      for (const first of deliveryEvents) {
        for (const second of deliveryEvents) {
          const after = climb(climb(start, first), second);
          assert.ok(after === 'blocked' || confirmed.indexOf(after) >= confirmed.indexOf(start), `${start} ${first} ${second}: ${after}`);
        }
      }
    }
  });

  test('SEND-1.3 an event that has happened changes nothing when it happens again', () => {
    for (const delivery of deliveries) {
      for (const event of deliveryEvents) {
        const once = climb(delivery, event);
        assert.equal(climb(once, event), once, `${delivery} ${event}`);
      }
    }
  });

  test('SEND-1.3 receipts that come in any order end in the highest', () => {
    const orders: readonly (readonly DeliveryEvent[])[] = [
      ['accept', 'deliver', 'read'],
      ['accept', 'read', 'deliver'],
      ['deliver', 'accept', 'read'],
      ['deliver', 'read', 'accept'],
      ['read', 'accept', 'deliver'],
      ['read', 'deliver', 'accept'],
    ];
    for (const order of orders) assert.equal(order.reduce<Delivery>(climb, 'sending'), 'read', order.join(' '));
  });

  test('SEND-4.1 only knowledge takes a message out of unconfirmed', () => {
    const leaving = deliveryEvents.filter((event) => climb('unconfirmed', event) !== 'unconfirmed');
    assert.deepEqual(leaving.toSorted(), ['accept', 'block', 'deliver', 'read', 'refuse']);
  });
});
