import type { PageFact } from './page-fact.ts';
import { shownBubbles } from './shown-bubbles.ts';

/** Tells, frame by frame, what a bubble shows that it did not show before. In a hidden page there is nothing to be seen. */
export function watchBubbles(tell: (fact: PageFact) => void): void {
  const before = new Map<string, string>();
  const look = () => {
    for (const { text, status } of shownBubbles()) {
      if (text === '' || before.get(text) === status) continue;
      before.set(text, status);
      tell({ type: 'shown', at: Date.now(), text, status });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
