/** How far an outgoing message has come, as the operator sees it. */
export type Delivery =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'unconfirmed'
  | 'waiting'
  | 'failed'
  | 'blocked'
  | 'discarded';

/** What can befall it. */
export type DeliveryEvent =
  /** An attempt departs. */
  | 'depart'
  /** The backend has it. */
  | 'accept'
  /** A parsed answer says no. */
  | 'refuse'
  /** Nobody knows whether the backend has it. */
  | 'lose'
  /** It may not go now. */
  | 'hold'
  /** It may go again. */
  | 'release'
  | 'deliver'
  | 'read'
  | 'block'
  /** The operator gives it up. */
  | 'discard';

type Row = Readonly<Record<DeliveryEvent, Delivery>>;

const stay = (delivery: Delivery): Row => ({
  depart: delivery,
  accept: delivery,
  refuse: delivery,
  lose: delivery,
  hold: delivery,
  release: delivery,
  deliver: delivery,
  read: delivery,
  block: delivery,
  discard: delivery,
});

/** A receipt proves acceptance, so it counts in every state that acceptance does. */
const receipts = { accept: 'sent', deliver: 'delivered', read: 'read', block: 'blocked' } as const;

/**
 * Every state × every event. Never backwards: `sent` is left only to delivered,
 * read and blocked; `unconfirmed` only to knowledge, never to a new attempt.
 */
const ladder = {
  queued: { ...stay('queued'), ...receipts, depart: 'sending', hold: 'waiting', refuse: 'failed', discard: 'discarded' },
  waiting: { ...stay('waiting'), ...receipts, depart: 'sending', release: 'queued', refuse: 'failed', discard: 'discarded' },
  sending: { ...stay('sending'), ...receipts, refuse: 'failed', lose: 'unconfirmed', hold: 'waiting' },
  unconfirmed: { ...stay('unconfirmed'), ...receipts, refuse: 'failed' },
  failed: { ...stay('failed'), ...receipts, depart: 'sending', release: 'queued', discard: 'discarded' },
  sent: { ...stay('sent'), deliver: 'delivered', read: 'read', block: 'blocked' },
  delivered: { ...stay('delivered'), read: 'read', block: 'blocked' },
  read: stay('read'),
  blocked: stay('blocked'),
  discarded: { ...stay('discarded'), ...receipts },
} as const satisfies Record<Delivery, Row>;

export const deliveries: readonly Delivery[] = Object.keys(ladder) as Delivery[];
export const deliveryEvents: readonly DeliveryEvent[] = Object.keys(ladder.queued) as DeliveryEvent[];

export function climb(delivery: Delivery, event: DeliveryEvent): Delivery {
  return ladder[delivery][event];
}
