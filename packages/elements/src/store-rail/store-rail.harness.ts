import type { CsStoreRail } from './store-rail.ts';

/** Reads and presses the rail as a person does. */
export class StoreRailHarness {
  readonly element: CsStoreRail;

  constructor(element: CsStoreRail) {
    this.element = element;
  }

  get stores(): HTMLButtonElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part=store]') ?? [])];
  }

  get words(): string[] {
    return this.stores.map((store) => (store.textContent ?? '').replaceAll(/\s+/gu, ' ').trim());
  }

  get chosen(): string[] {
    return this.words.filter((_, i) => this.stores[i]?.getAttribute('aria-current') === 'true');
  }

  async choose(index: number): Promise<void> {
    this.stores[index]?.click();
    await this.element.updateComplete;
  }
}
