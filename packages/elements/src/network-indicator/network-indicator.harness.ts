import type { CsNetworkIndicator } from './network-indicator.ts';

/** Reads the indicator. */
export class NetworkIndicatorHarness {
  readonly element: CsNetworkIndicator;

  constructor(element: CsNetworkIndicator) {
    this.element = element;
  }

  get line(): HTMLElement | null {
    return this.element.shadowRoot?.querySelector<HTMLElement>('[part=line]') ?? null;
  }

  get words(): string {
    return (this.line?.textContent ?? '').trim();
  }

  /** What it draws: a state has a drawing of its own. */
  get drawing(): string {
    return this.line?.querySelector('svg')?.innerHTML ?? '';
  }
}
