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

  /** What each row says, all of it. */
  get words(): string[] {
    return this.stores.map((store) => (store.parentElement?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim());
  }

  /** The buttons with which to log in. */
  get logIns(): HTMLButtonElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part=log-in]') ?? [])];
  }

  /** What assistive technology tells beside the name of a store's button. */
  description(index: number): string {
    const id = this.stores[index]?.getAttribute('aria-describedby') ?? '';
    return this.element.shadowRoot?.getElementById(id)?.textContent ?? '';
  }

  get chosen(): string[] {
    return this.words.filter((_, i) => this.stores[i]?.getAttribute('aria-current') === 'true');
  }

  async choose(index: number): Promise<void> {
    this.stores[index]?.click();
    await this.element.updateComplete;
  }
}
