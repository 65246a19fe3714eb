import type { PlatformCommand, PlatformView, StoreView } from '@cs-inbox/simulator';

/** A part of the strip that shows the platform as it stands. */
export interface StripPart {
  readonly element: HTMLElement;
  /** `store`: that of the open conversation, or null. */
  show(view: PlatformView, store: StoreView | null): void;
}

/** Carries a command out, says so where it fails, and shows the platform afterwards. */
export type Obey = (command: PlatformCommand) => Promise<void>;
