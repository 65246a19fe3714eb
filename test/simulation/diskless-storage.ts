import type { Ports } from './machine.ts';
import type { EventLoop } from './event-loop.ts';
import type { Page } from './page.ts';

/** What a page has whose disk does not open. */
export function disklessStorage(loop: EventLoop, page: Page): Ports['storage'] {
  const soon = (answer: () => void) => void loop.in(10, () => page.deliver(answer));
  return {
    kind: () => 'memory',
    load: (answer) => soon(() => answer([])),
    lead: (answer) => soon(() => answer({ rows: [], epoch: 1 })),
    commit: (_, answer) => soon(() => answer({ ok: true })),
    wipe: (answer) => soon(() => answer({ ok: true })),
  };
}
