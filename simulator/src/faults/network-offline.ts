import type { Fault } from './fault.ts';
import { type TimeWindow, timeWindow } from './time-window.ts';

export interface NetworkOfflineRule extends TimeWindow {
  readonly do: 'network.offline';
}

/** Nothing gets through: requests are refused before they leave, and a reply that is on its way is lost. */
export const networkOffline: Fault<NetworkOfflineRule> = {
  do: 'network.offline',
  bite(rule, { phase, sinceMs, delayMs }) {
    const { open, changesAtMs } = timeWindow(rule, sinceMs);
    if (phase === 'before-arrival') return open ? { kind: 'refused-connection', delayMs: 0 } : null;
    if (phase !== 'in-flight' || open || changesAtMs === null) return null;
    const dropsInMs = changesAtMs - sinceMs;
    return dropsInMs <= delayMs ? { kind: 'reset', delayMs: dropsInMs } : null;
  },
};
