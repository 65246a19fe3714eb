import type { CsSyncBanner } from './sync-banner.ts';

/** Reads the bar. */
export class SyncBannerHarness {
  readonly element: CsSyncBanner;

  constructor(element: CsSyncBanner) {
    this.element = element;
  }

  get words(): string {
    return (this.element.shadowRoot?.querySelector<HTMLElement>('[role=status]')?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  /** Height that the bar takes, px. */
  get height(): number {
    return this.element.getBoundingClientRect().height;
  }
}
