import type { BackendPort, ClockPort, LifePort, NetworkPort, Ports, StoragePort } from '@cs-inbox/state';

const never = () => () => {};

/** A world in which nothing ever answers but the disk, which is empty; it counts who came. */
export class FakePorts implements Ports {
  /** How often the disk was read. */
  loads = 0;
  /** How many listen to the network now. */
  listeners = 0;
  readonly backend: BackendPort = { capabilities: never, send: never, retryMany: never, lookUp: never, sync: never, stream: never, history: never, read: never };
  readonly storage: StoragePort = {
    kind: () => 'memory',
    load: (answer, part) => {
      if (part === undefined) this.loads++;
      answer([]);
    },
    lead: (answer) => answer({ rows: [], epoch: 1 }),
    commit: (_rows, answer) => answer({ ok: true }),
    wipe: (answer) => answer({ ok: true }),
  };
  readonly clock: ClockPort = { now: () => 0, setTimer: never };
  readonly network: NetworkPort = {
    online: () => true,
    subscribe: () => {
      this.listeners++;
      return () => void this.listeners--;
    },
  };
  readonly life: LifePort = { visible: () => true, subscribe: never };
  readonly tabs = null;
  readonly newKey = () => 'k';
  readonly chance = () => 0.5;
}
