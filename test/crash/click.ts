/** A message that was sent from the keyboard, or was about to be. Its text is like no other. */
export interface Click {
  readonly text: string;
  readonly buyer: string;
  /** Which tab of which life of the browser, counted through. */
  readonly tab: number;
  /** When Enter was on its way to the page, in ms since 1970; null where the browser died before. */
  pressedAt: number | null;
  /** Whether the browser has said that it pressed Enter. */
  pressed: boolean;
  /** When the browser in which it was made was killed, in ms since 1970; null while that lives. */
  killedAt: number | null;
}
