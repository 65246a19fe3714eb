/** Resolves when an element and every element in its shadow has drawn itself, and the browser has laid them out. */
export async function settled(element: Element): Promise<void> {
  await drawn(element);
  await frame();
  await frame();
  // How many messages fill a view, a thread knows only when it has been laid out.
  if (await drawn(element)) await frame();
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** @returns whether there is a thread among them */
async function drawn(element: Element): Promise<boolean> {
  if ('updateComplete' in element) await element.updateComplete;
  let isThread = element.localName === 'cs-thread';
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) if (inner.localName.includes('-') && (await drawn(inner))) isThread = true;
  return isThread;
}
