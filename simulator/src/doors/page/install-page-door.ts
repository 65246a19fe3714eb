import { baseAddress } from '../base-address.ts';
import { createPageDoor, type PageDoorOptions } from './page-door.ts';

/** Puts the door into the page's own `fetch`: what goes below the base is answered by the simulator, all else goes its way. */
export function installPageDoor(options: PageDoorOptions): { readonly stop: () => void } {
  const door = createPageDoor(options);
  const base = baseAddress(options.baseUrl);
  const before = globalThis.fetch;
  const patched: typeof fetch = (input, init) =>
    addressOf(input)?.startsWith(base) ? door.fetch(input, init) : before.call(globalThis, input, init);
  globalThis.fetch = patched;
  return {
    stop() {
      // Somebody may have patched it after us: then theirs must stay.
      if (globalThis.fetch === patched) globalThis.fetch = before;
    },
  };
}

function addressOf(input: RequestInfo | URL): string | null {
  if (input instanceof Request) return input.url;
  try {
    return new URL(input, (globalThis as { readonly location?: { readonly href: string } }).location?.href).href;
  } catch {
    return null;
  }
}
