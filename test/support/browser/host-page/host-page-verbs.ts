import type { ShownBubble } from './shown-bubbles.ts';

/** What a test does in this page, and what it sees there. */
export interface HostPageVerbs {
  /** Who can be written to, as soon as the list has so many. Right after a restart it has those alone to whom something waits. */
  readonly buyers: (atLeast: number) => Promise<readonly string[]>;
  /** Opens the conversation with this buyer. @returns what stands in its composer; it is selected, so that typing replaces it */
  readonly open: (buyer: string) => Promise<string>;
  readonly bubbles: () => readonly ShownBubble[];
  /** What an element within the inbox says, or '' where there is none. */
  readonly says: (tag: string) => string;
  /** Keys of the messages that are on the disk of this browser and not confirmed yet. */
  readonly outbox: () => Promise<readonly string[]>;
  /** Opens a dialog: until it is closed nothing of the page runs. Not within a transaction, which would keep all others out. */
  readonly halt: () => Promise<void>;
}

declare global {
  interface Window {
    hostPage: HostPageVerbs;
    /** Whoever drives the page listens here. */
    tellTest?: (fact: string) => void;
  }
}
