import 'axe-core/axe.min.js';
import type axe from 'axe-core';

/** What axe finds in an element and all shadows in it, one line each: rule, place, reason. */
export async function axeFindings(element: Element): Promise<string[]> {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} · ${target.flat().join(' ')} · ${failureSummary ?? ''}`),
  );
}
