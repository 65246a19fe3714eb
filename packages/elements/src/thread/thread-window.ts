import type { Bubble } from '@cs-inbox/core';

/** Most bubbles that are in the page at once. */
const SHOWN_MAX = 96;
/** How far beyond each edge of the view bubbles are in the page, px; they move on when less than half of it is left. */
const MARGIN = 1_200;
/** The same where a thread has just been opened: its first picture comes sooner, and the rest with the next frame. */
const FIRST_MARGIN = 120;
/** So many more may be left above than there need be. */
const LEFT_MAX = 16;
/** Height of a bubble before some have been measured, and the least that one can have, px. */
const HEIGHT_GUESS = 60;
const HEIGHT_MIN = 24;
/** As many measured ones tell the height of the others. */
const MEASURED_ENOUGH = 16;

/** What is on the screen, in px of the scroller. */
interface View {
  readonly top: number;
  readonly height: number;
  readonly contentHeight: number;
}

/**
 * Which bubbles of a thread are in the page: those around the view. For the others an empty space stands,
 * as high as they are known or guessed to be. Its cost follows from what is shown, not from what is loaded.
 */
export class ThreadWindow {
  #bubbles: readonly Bubble[] = [];
  #from = 0;
  #to = 0;
  #above = 0;
  /** px, by bubble, as far as they have been in the page at this width. */
  readonly #heights = new Map<string, number>();
  #mean = HEIGHT_GUESS;
  #width = 0;

  /** All of the thread, as last shown. */
  get bubbles(): readonly Bubble[] {
    return this.#bubbles;
  }

  /** Index of the first bubble that is shown. */
  get from(): number {
    return this.#from;
  }

  get shown(): readonly Bubble[] {
    return this.#bubbles.slice(this.#from, this.#to);
  }

  /** Height of the space that stands for earlier bubbles, px. */
  get above(): number {
    return this.#above;
  }

  /** The same of later ones. */
  get below(): number {
    return (this.#bubbles.length - this.#to) * this.#mean;
  }

  /** Another conversation. */
  clear(): void {
    this.#bubbles = [];
    this.#from = this.#to = this.#above = 0;
    this.#forget();
  }

  /**
   * @param place the bubble at the top of the view, or null at the end
   * @param height of the view, px
   */
  show(bubbles: readonly Bubble[], place: string | null, height: number): void {
    const before = this.#bubbles;
    const count = bubbles.length;
    const at = place === null ? count : indexOf(bubbles, place, before, this.#from, this.#to);
    const first = before[this.#from];
    this.#bubbles = bubbles;
    if (bubbles !== before && first !== undefined) {
      const moved = indexOf(bubbles, first.id, before, this.#from, this.#from + 1);
      this.#above = Math.max(0, this.#above + (moved - this.#from) * this.#mean);
      this.#from = moved;
    }
    const margin = this.#to === 0 ? FIRST_MARGIN : MARGIN;
    const from = this.#kept(this.#reach(at, -1, place === null ? height + margin : margin, SHOWN_MAX), at);
    this.#to = this.#reach(at, 1, height + margin, SHOWN_MAX - (at - from));
    this.#begin(from);
  }

  /** Whether too little is left in the page beyond an edge of the view. */
  isShort({ top, height, contentHeight }: View): boolean {
    const isShortAbove = this.#from > 0 && top - this.#above < MARGIN / 2;
    return isShortAbove || (this.#to < this.#bubbles.length && contentHeight - this.below - top - height < MARGIN / 2);
  }

  /** The bubble that belongs where the view stands in one of the empty spaces; it is put there when it is shown next. */
  at({ top, contentHeight }: View): string | null {
    const after = top - (contentHeight - this.below);
    const from = after >= 0 ? this.#to + after / this.#mean : (top / Math.max(1, this.#above)) * this.#from;
    const index = Math.min(Math.floor(from), this.#bubbles.length - 1);
    // Nothing of what was shown is near: the space in front of it begins anew.
    this.#from = this.#to = Math.max(0, index);
    this.#above = top;
    return this.#bubbles[index]?.id ?? null;
  }

  /** @param heights px, by bubble */
  measured(width: number, heights: Iterable<readonly [id: string, height: number]>): void {
    if (width !== this.#width) this.#forget();
    this.#width = width;
    for (const [id, height] of heights) this.#heights.set(id, height);
    if (this.#mean !== HEIGHT_GUESS || this.#heights.size < MEASURED_ENOUGH) return;
    let sum = 0;
    for (const height of this.#heights.values()) sum += height;
    this.#mean = Math.max(HEIGHT_MIN, Math.round(sum / this.#heights.size));
  }

  #forget(): void {
    this.#heights.clear();
    this.#mean = HEIGHT_GUESS;
  }

  #heightOf(index: number): number {
    return this.#heights.get(this.#bubbles[index]?.id ?? '') ?? this.#mean;
  }

  /** How far one has to go from a bubble to cover so many px. */
  #reach(at: number, step: 1 | -1, px: number, most: number): number {
    let left = px;
    let i = at;
    const end = step === 1 ? this.#bubbles.length : 0;
    while (i !== end && left > 0 && Math.abs(i - at) < most) {
      left -= this.#heightOf(step === 1 ? i : i - 1);
      i += step;
    }
    return i;
  }

  /** Bubbles go from the page some at a time, not one with each that comes. */
  #kept(from: number, at: number): number {
    const isNear = this.#to > 0 && from > this.#from && from - this.#from < LEFT_MAX && at - this.#from < SHOWN_MAX;
    return isNear ? this.#from : from;
  }

  /** Known heights go into the space above and out of it, so that nothing on the screen moves. */
  #begin(from: number): void {
    const isNear = Math.abs(from - this.#from) <= SHOWN_MAX * 2;
    if (isNear) {
      for (; this.#from < from; this.#from++) this.#above += this.#heightOf(this.#from);
      while (this.#from > from) this.#above -= this.#heightOf(--this.#from);
    }
    this.#from = from;
    if (from === 0) this.#above = 0;
    else if (!isNear || this.#above < from * HEIGHT_MIN) this.#above = from * this.#mean;
  }
}

/** Where a bubble stands now: most often where it stood, or as far on as there are more of them; else it is looked for. */
function indexOf(bubbles: readonly Bubble[], id: string, before: readonly Bubble[], from: number, to: number): number {
  const more = bubbles.length - before.length;
  for (let i = from; i < to; i++) {
    if (before[i]?.id !== id) continue;
    if (bubbles[i]?.id === id) return i;
    if (bubbles[i + more]?.id === id) return i + more;
  }
  const found = bubbles.findIndex((bubble) => bubble.id === id);
  return found === -1 ? Math.min(from, bubbles.length) : found;
}
