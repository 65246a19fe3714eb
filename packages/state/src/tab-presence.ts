import { followDueAt, workDueAt } from '@cs-inbox/core';
import type { OutboxEngine } from './outbox-engine.ts';
import type { Cancel, Ports, Row } from './ports.ts';
import type { SyncEngine } from './sync-engine.ts';
import { TabTurn } from './tab-turn.ts';

/** What the presence of a tab means for the rest of its inbox. */
interface PresenceWorld {
  readonly outbox: () => OutboxEngine;
  readonly sync: () => SyncEngine;
  /** See `TurnListener`. */
  granted(rows: readonly Row[], epoch: number): void;
  wiped(): void;
  /** Another tab sends from now on, or will. */
  lost(): void;
  /** Another tab has said something. */
  heard(message: unknown): void;
  /** Does it only while the inbox runs. */
  act(deed: () => void): void;
}

/** One tab among those of its browser: hears them, shows what they do, and waits for its turn to send and to ask. */
export class TabPresence {
  /** null where nobody shares the disk. */
  readonly turn: TabTurn | null;
  readonly #ports: Ports;
  readonly #world: PresenceWorld;
  /** Ends to hear other tabs; null while it does not. */
  #deaf: Cancel | null = null;

  constructor(ports: Ports, world: PresenceWorld) {
    const { tabs } = ports;
    this.#ports = ports;
    this.#world = world;
    const dueAt = () => {
      const at = Math.min(workDueAt(world.outbox().$state.get()) ?? Infinity, followDueAt(world.sync().$state.get()) ?? Infinity);
      return at === Infinity ? null : at;
    };
    this.turn = tabs === null ? null : new TabTurn(ports, tabs, dueAt, {
      granted: (rows, epoch) => world.act(() => world.granted(rows, epoch)),
      lost: () => this.#lost(),
      wiped: () => world.wiped(),
      ask: () => world.outbox().ask(),
    });
  }

  join(): void {
    const { act, heard, outbox, sync } = this.#world;
    this.#deaf = this.#ports.tabs?.subscribe((message) =>
      act(() => {
        outbox().heard(message);
        sync().heard(message);
        heard(message);
      }),
    ) ?? null;
    if (this.turn === null) return;
    outbox().follow();
    this.turn.ask();
  }

  leave(): void {
    this.turn?.letGo();
    this.#deaf?.();
    this.#deaf = null;
  }

  /** A page that sleeps must not keep the others from sending, nor itself from being kept for "back". */
  sleep(): void {
    if (this.#deaf === null) return;
    this.#lost();
    this.leave();
  }

  /** @returns whether it had slept */
  awake(): boolean {
    if (this.turn === null || this.#deaf !== null) return false;
    this.join();
    return true;
  }

  #lost(): void {
    this.#world.outbox().deposed();
    this.#world.sync().follow();
    this.#world.lost();
  }
}
