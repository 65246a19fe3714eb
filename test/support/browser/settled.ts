/** Resolves when an element and every element in its shadow has drawn itself, and the browser has laid them out. */
export async function settled(element: Element): Promise<void> {
  await drawn(element);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await drawn(element);
}

async function drawn(element: Element): Promise<void> {
  if ('updateComplete' in element) await element.updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) if (inner.localName.includes('-')) await drawn(inner);
}
