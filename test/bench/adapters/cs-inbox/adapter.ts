import { ourAdapter } from '../../shared/our-adapter.ts';

/** The whole inbox: rail, list, thread and composer. */
export const adapter = ourAdapter((root, inbox) => {
  const element = document.createElement('cs-inbox');
  element.inbox = inbox;
  root.append(element);
  return () => element.shadowRoot;
});
