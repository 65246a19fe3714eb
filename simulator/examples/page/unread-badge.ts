/** The code under test: the part of an admin page that shows beside its menu how many messages nobody has seen yet. */
export function showUnread(inbox: HTMLElement, badge: HTMLElement): void {
  inbox.addEventListener('cs-unread-change', (event) => {
    badge.textContent = `${event.detail.unread} unread`;
  });
}
