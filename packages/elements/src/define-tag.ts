/** Registers a tag; one that is defined already is left alone, whoever defined it. */
export function defineTag(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}
