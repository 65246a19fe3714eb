import type { LifePort, PageLife } from '@cs-inbox/state';

/** What the browser says of the page. Freezing is told by Chromium only; `pagehide` and `pageshow` by all. */
export const browserLife: LifePort = {
  visible: () => document.visibilityState === 'visible',
  subscribe(changed) {
    const ending = new AbortController();
    const { signal } = ending;
    const on = (target: EventTarget, type: string, life: (event: Event) => PageLife | null) =>
      target.addEventListener(
        type,
        (event) => {
          const now = life(event);
          if (now !== null) changed(now);
        },
        { signal },
      );
    on(document, 'visibilitychange', () => (browserLife.visible() ? 'visible' : 'hidden'));
    on(document, 'freeze', () => 'sleeping');
    on(document, 'resume', () => 'awake');
    on(window, 'pagehide', (event) => (isKept(event) ? 'sleeping' : null));
    on(window, 'pageshow', (event) => (isKept(event) ? 'awake' : null));
    return () => ending.abort();
  },
};

/** Whether the page is kept for "back", not ended. */
function isKept(event: Event): boolean {
  return event instanceof PageTransitionEvent && event.persisted;
}
