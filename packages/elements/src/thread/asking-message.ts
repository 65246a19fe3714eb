import type { Bubble } from '@cs-inbox/core';
import { isAskedAbout, slownessOf } from '../message-bubble/next-step.ts';

const ways: Readonly<Partial<Record<string, -1 | 1>>> = { ArrowUp: -1, ArrowDown: 1 };

/** Where an arrow leads from a message: to the nearest before or after it that asks something of a person; null where none does. */
export function askingMessage(event: KeyboardEvent, bubbles: readonly Bubble[], now: number): Bubble | null {
  const way = ways[event.key];
  if (way === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const from = event.composedPath().find((node): node is HTMLElementTagNameMap['cs-message-bubble'] => node instanceof HTMLElement && node.localName === 'cs-message-bubble');
  const at = bubbles.findIndex(({ id }) => id === from?.bubble?.id);
  for (let i = at + way; at !== -1 && i >= 0 && i < bubbles.length; i += way) {
    const bubble = bubbles[i];
    if (bubble !== undefined && asks(bubble, now)) return bubble;
  }
  return null;
}

function asks(bubble: Bubble, now: number): boolean {
  const { delivery, direction } = bubble;
  if (direction === 'in') return false;
  if (delivery === 'sending') return slownessOf(bubble, now) === 'alarm';
  return delivery === 'failed' || delivery === 'blocked' || delivery === 'unconfirmed' || isAskedAbout(bubble);
}
