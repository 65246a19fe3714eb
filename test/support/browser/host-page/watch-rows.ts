import type { PageFact } from './page-fact.ts';

/** Tells what a row of the list says that it did not say before, as soon as it stands there: also in a hidden page. */
export function watchRows(list: ShadowRoot, tell: (fact: PageFact) => void): void {
  const before = new Map<string, string>();
  const look = () => {
    for (const row of list.querySelectorAll<HTMLElement>('.row')) {
      const conversationId = row.dataset['id'] ?? '';
      const text = row.querySelector('.snippet > .text')?.textContent ?? '';
      if (before.get(conversationId) === text) continue;
      before.set(conversationId, text);
      tell({ type: 'listed', at: Date.now(), conversationId, text });
    }
  };
  new MutationObserver(look).observe(list, { subtree: true, childList: true, characterData: true });
  look();
}
