import { afterPaint } from './after-paint.ts';

/**
 * Looks once a frame.
 * @param giveUpMs after so long it rejects
 * @returns when the first frame in which it holds was painted, on the page's own clock, ms
 */
export async function untilPainted(holds: () => boolean, giveUpMs: number): Promise<number> {
  const end = performance.now() + giveUpMs;
  for (;;) {
    const painted = await new Promise<number | null>((resolve) => {
      requestAnimationFrame(() => {
        const held = holds();
        void afterPaint().then((at) => resolve(held ? at : null));
      });
    });
    if (painted !== null) return painted;
    if (performance.now() > end) throw new Error('timeout');
  }
}
