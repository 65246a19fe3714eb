/** A message as the page shows it. */
export interface ShownBubble {
  readonly text: string;
  readonly status: string;
}

/** The bubbles of the open conversation, oldest first, as a person sees them. */
export function shownBubbles(): readonly ShownBubble[] {
  const thread = document.querySelector('cs-inbox')?.shadowRoot?.querySelector('cs-thread')?.shadowRoot;
  return [...(thread?.querySelectorAll('cs-message-bubble') ?? [])].map((bubble) => ({
    text: bubble.shadowRoot?.querySelector('[part=text]')?.textContent ?? '',
    status: bubble.getAttribute('status') ?? '',
  }));
}
