import type { Ports } from '@cs-inbox/state';
import { sampleNow } from './sample-now.ts';

const never = () => () => {};

/** A world in which nothing happens, and it is always `sampleNow`. */
export const samplePorts: Ports = {
  backend: { capabilities: never, send: never, retryMany: never, lookUp: never, sync: never, stream: never, history: never, read: never },
  storage: { kind: () => 'memory', load: () => {}, lead: () => {}, commit: () => {}, wipe: () => {} },
  clock: { now: () => sampleNow, setTimer: never },
  network: { online: () => true, subscribe: never },
  life: { visible: () => true, subscribe: never },
  tabs: null,
  newKey: () => '',
  chance: () => 0.5,
};
