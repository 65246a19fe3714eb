import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Answered } from '@cs-inbox/core';
import type { Conversation, SyncPage } from '@cs-inbox/protocol';
import type { BackendPort } from '@cs-inbox/state';
import type { Elsewhere } from '../../simulator/src/doors/http/serve-options.ts';
import { socketsFlushed } from '../../simulator/src/doors/http/sockets-flushed.ts';
import type { Scenario } from '../../simulator/src/scenario/scenario.ts';
import { httpDoor } from '../support/node/http-door.ts';

/** What is asked of a backend here. */
export type WirePort = Pick<BackendPort, 'send' | 'sync' | 'stream'>;

interface Wanted {
  readonly scenario: Partial<Scenario>;
  readonly elsewhere?: Elsewhere;
  /** @param baseUrl where the platform answers */
  readonly portOf: (baseUrl: string) => WirePort | Promise<WirePort>;
}

/** A way to the backend over real sockets, to a simulator on a free port with a clock that the test moves. */
export class DoorWire {
  readonly port: WirePort;
  readonly #door: Awaited<ReturnType<typeof httpDoor>>;

  static async open(t: TestContext, { portOf, ...wanted }: Wanted): Promise<DoorWire> {
    const door = await httpDoor(t, wanted);
    return new DoorWire(door, await portOf(`${door.served.url}api/cs/`));
  }

  private constructor(door: Awaited<ReturnType<typeof httpDoor>>, port: WirePort) {
    this.#door = door;
    this.port = port;
  }

  /** Questions that have come so far. */
  get arrivals(): number {
    return this.#door.host.traffic().arrived;
  }

  /** Resolves as soon as the condition holds. A test that waits in vain fails by its own time limit. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await socketsFlushed();
  }

  /** Puts a question, waits until it has arrived, and lets so much time pass, in ms. */
  async arrive(ask: () => void, passMs: number): Promise<void> {
    const before = this.arrivals;
    ask();
    await this.until(() => this.arrivals > before);
    await this.pass(passMs);
  }

  async pass(ms: number): Promise<void> {
    if (ms > 0) await this.#door.clock.advance(ms);
  }

  /** Streams that stand open, as the server knows it. */
  get openStreams(): number {
    return this.#door.host.traffic().openStreams;
  }

  /** Keys of the messages that the platform has taken. */
  async taken(): Promise<readonly string[]> {
    return (await this.#door.host.ledger()).map(({ key }) => key);
  }

  /** Some conversation, as a sync tells it. */
  async conversation(): Promise<Pick<Conversation, 'id' | 'storeId'>> {
    const answered = await new Promise<Answered<SyncPage>>((resolve) => this.port.sync(null, resolve));
    const first = answered.ok ? answered.value.conversations[0] : undefined;
    assert.ok(first);
    return first;
  }
}
