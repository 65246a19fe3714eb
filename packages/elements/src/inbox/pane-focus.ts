/** Who has opened a row goes on to answer it; on a touch screen the keyboard would hide what there is to read. */
export function focusConversation(root: ParentNode): void {
  const onePane = root.querySelector('cs-conversation-list')?.checkVisibility() !== true;
  const touch = matchMedia('(pointer: coarse)').matches;
  root.querySelector(onePane || touch ? 'cs-thread' : 'cs-composer')?.focus({ preventScroll: true });
}

/** Who goes back to the list goes on there, where it is on the screen; else in the tab of what is. */
export function focusList(root: ParentNode): void {
  const list = root.querySelector('cs-conversation-list');
  if (list?.checkVisibility() === true) list.focus({ preventScroll: true });
  else root.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus({ preventScroll: true });
}
