import { type SyncEffect, type SyncInput, syncPolicy, syncStanding, type SyncState } from '@cs-inbox/core';
import type { ClockPort, TabsPort } from './ports.ts';
import { syncFromWire, type SyncMessage, syncToWire } from './sync-message.ts';

/** Keeps the tables of all tabs alike: the one that asks the backend tells the others what it takes over, and how it stands. */
export class SyncLink {
  readonly #tabs: TabsPort;
  readonly #clock: ClockPort;
  /** The tab that asks has said something, under this leadership. */
  readonly #heardSender: (epoch: number) => void;
  /** The newest leadership that was heard of: what is told under an older one is not true any more. */
  #newest = 0;
  /** What was said last of how this tab stands, and when. */
  #said = '';
  #saidAt = 0;

  constructor(tabs: TabsPort, clock: ClockPort, heardSender: (epoch: number) => void) {
    this.#tabs = tabs;
    this.#clock = clock;
    this.#heardSender = heardSender;
  }

  /** When it has to say again how it stands, ms since the epoch. */
  wakeAt(): number {
    return this.#saidAt + syncPolicy.standingMs;
  }

  /** What the tab that asks has taken over just now, then how it stands: else another one would take that for a hole. */
  tell(state: SyncState, effects: readonly SyncEffect[], epoch: number): void {
    for (const effect of effects) {
      if (effect.type === 'applied') this.post({ type: 'synced', epoch, from: effect.from, pages: effect.pages });
    }
    const standing = syncStanding(state);
    const { connection, rung, failures, why, askAt, triedByHand } = standing;
    // That it is up to date by now is worth no word of its own.
    const said = JSON.stringify([epoch, connection.state, rung, failures, why, askAt, triedByHand]);
    const now = this.#clock.now();
    if (said === this.#said && now < this.wakeAt()) return;
    this.#said = said;
    this.#saidAt = now;
    this.post({ type: 'standing', epoch, standing });
  }

  post(message: SyncMessage): void {
    this.#tabs.post(syncToWire(message));
  }

  /**
   * What another tab has said, as facts for this one.
   * @param epoch under which this tab asks for all; null where another one does
   */
  heard(raw: unknown, epoch: number | null): readonly SyncInput[] {
    const message = syncFromWire(raw);
    switch (message?.type) {
      case 'hello':
      case 'ask':
        this.#said = '';
        return epoch === null ? [] : [{ type: 'wake' }];
      case 'retry-sync':
        return epoch === null ? [] : [{ type: 'retry' }];
      case 'thread':
        return epoch === null ? [] : [{ ...message, type: 'told-thread' }];
      case 'synced':
      case 'standing':
        if (message.epoch < this.#newest) return [];
        this.#newest = message.epoch;
        this.#heardSender(message.epoch);
        return [message.type === 'synced' ? { ...message, type: 'told' } : { ...message, type: 'told-standing' }];
      case undefined:
        return [];
    }
  }
}
