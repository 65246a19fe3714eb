/** So often a thread may fill its view with more, at most. */
const FILLS_MAX = 10;

/** Resolves when an element and every element in its shadow has drawn itself, and the browser has laid them out. */
export async function settled(element: Element): Promise<void> {
  await drawn(element);
  await frame();
  await frame();
  const threads = await drawn(element);
  // How many messages fill a view, a thread knows only when it has been laid out.
  for (let before = '', i = 0; threads.length > 0 && i < FILLS_MAX; i++) {
    await frame();
    const now = threads.map(lookOf).join(' ');
    if (now === before) return;
    before = now;
  }
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function lookOf({ shadowRoot }: Element): string {
  const bubbles = shadowRoot?.querySelectorAll('cs-message-bubble').length ?? 0;
  const { scrollHeight = 0, scrollTop = 0 } = shadowRoot?.querySelector('.log') ?? {};
  return `${bubbles} ${scrollHeight} ${scrollTop}`;
}

/** @returns the threads among them */
async function drawn(element: Element): Promise<readonly Element[]> {
  if ('updateComplete' in element) await element.updateComplete;
  const threads = element.localName === 'cs-thread' ? [element] : [];
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) if (inner.localName.includes('-')) threads.push(...(await drawn(inner)));
  return threads;
}
