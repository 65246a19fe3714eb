import type { LitElement } from 'lit';

/**
 * Elements that stand in the page while nobody can see them, and are not drawn then: what they are told meanwhile
 * they take over, and draw it once when they are seen again.
 */
export class Quiet {
  readonly #held = new Set<LitElement>();
  readonly #roots = new Set<ParentNode>();

  /** @param root the elements in it, however deep */
  set(root: ParentNode, quiet: boolean): void {
    if (quiet === this.#roots.has(root)) return;
    if (quiet) {
      this.#roots.add(root);
      void this.#hold(root, root);
      return;
    }
    this.#roots.delete(root);
    for (const element of this.#held) if (isIn(element, root)) this.#letGo(element);
  }

  async #hold(root: ParentNode, place: ParentNode): Promise<void> {
    for (const element of place.querySelectorAll<LitElement>('*')) {
      if (element.shadowRoot === null) continue;
      while (element.isUpdatePending && this.#roots.has(root)) await element.updateComplete;
      if (!this.#roots.has(root)) return;
      // To lit it looks as if it were about to draw already.
      element.isUpdatePending = true;
      this.#held.add(element);
      void this.#hold(root, element.shadowRoot);
    }
  }

  #letGo(element: LitElement): void {
    this.#held.delete(element);
    element.isUpdatePending = false;
    element.requestUpdate();
  }
}

function isIn(element: Node, root: Node): boolean {
  const top = element.getRootNode();
  return root.contains(element) || (top instanceof ShadowRoot && isIn(top.host, root));
}
