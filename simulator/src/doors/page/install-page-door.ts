import { baseAddress } from '../base-address.ts';
import { addressOf } from './address-of.ts';
import { createPageDoor, type PageDoorOptions } from './page-door.ts';

/** Puts the door into the page's own `fetch`: what goes below the base is answered by the simulator, all else goes its way untouched. */
export function installPageDoor(options: PageDoorOptions): { readonly stop: () => void } {
  const door = createPageDoor(options);
  const base = baseAddress(options.baseUrl);
  const before = globalThis.fetch;
  let stopped = false;
  const patched: typeof fetch = (input, init) =>
    !stopped && addressOf(input)?.startsWith(base) ? door.fetch(input, init) : before.call(globalThis, input, init);
  globalThis.fetch = patched;
  return {
    stop() {
      stopped = true;
      door.close();
      // Somebody may have patched it after us: then theirs must stay, and ours lets everything pass.
      if (globalThis.fetch === patched) globalThis.fetch = before;
    },
  };
}
