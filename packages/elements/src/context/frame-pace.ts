/** Shorter than the frame of any screen that is not a game's, ms. */
const FRAME_MS = 12;

/** Lets an element that has just been drawn wait for the coming frame, so that what comes in a rush is drawn once in each. */
export class FramePace {
  #drawnAt = -Infinity;

  /** What a person does is seen at once. */
  hurry(): void {
    this.#drawnAt = -Infinity;
  }

  /** @param draw run at once where that is the first in a while, or while the page is hidden, where no frames come */
  async turn(draw: () => void): Promise<void> {
    if (!document.hidden && performance.now() - this.#drawnAt < FRAME_MS) await comingFrame();
    this.#drawnAt = performance.now();
    draw();
  }
}

/** Resolves in the coming frame, before that is painted, or when the page is hidden. */
function comingFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    document.addEventListener('visibilitychange', done);
  });
}
