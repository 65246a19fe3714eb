import type { CsSyncBanner } from './sync-banner.ts';

/** Reads the bar, and presses what is on it. */
export class SyncBannerHarness {
  readonly element: CsSyncBanner;

  constructor(element: CsSyncBanner) {
    this.element = element;
  }

  /** What is on the screen. */
  get words(): string {
    const bar = this.element.shadowRoot?.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    for (const said of bar?.querySelectorAll('.said') ?? []) said.remove();
    return oneLine(bar?.textContent ?? '');
  }

  /** What is told to who does not see it: now, or when a pause comes. */
  told(role: 'alert' | 'status'): string {
    return [...(this.element.shadowRoot?.querySelectorAll(`[role=${role}]`) ?? [])].map((region) => oneLine(region.textContent ?? '')).filter(Boolean).join(' | ');
  }

  get retry(): HTMLButtonElement | null {
    return this.element.shadowRoot?.querySelector<HTMLButtonElement>('[part=retry]') ?? null;
  }

  get support(): HTMLAnchorElement | null {
    return this.element.shadowRoot?.querySelector<HTMLAnchorElement>('[part=support]') ?? null;
  }

  /** Height that the bar takes, px. */
  get height(): number {
    return this.element.getBoundingClientRect().height;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
