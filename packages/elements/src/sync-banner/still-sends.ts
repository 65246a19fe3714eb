import { causes } from '@cs-inbox/core';
import type { ConversationRow, Inbox } from '@cs-inbox/state';

/** A backend that answers, if only with a fault, and not that it does not know who asks. */
const answered = /^http-(?!40[137])/u;

/**
 * Whether what is sent goes, as far as anybody knows, though the list is not up to date: the backend answers; nothing
 * hangs or is in doubt, and waits for nothing but a person or its own store; and the store that is written to is open, or with none open every one.
 */
export function stillSends(inbox: Inbox): boolean {
  const storeId = inbox.$selected.get()?.conversation.storeId;
  const shut: { readonly size: number; has(id: string): boolean }[] = [inbox.$gates.get(), inbox.$paused.get()];
  return (
    inbox.$ready.get() &&
    answered.test(inbox.$sync.get().why) &&
    inbox.$overdue.get() === 0 &&
    !shut.some((stores) => (storeId === undefined ? stores.size > 0 : stores.has(storeId))) &&
    inbox.$conversations.get().every(({ trouble }) => speaksForItself(trouble))
  );
}

function speaksForItself(trouble: ConversationRow['trouble']): boolean {
  return trouble === null || trouble.delivery === 'failed' || (trouble.delivery === 'waiting' && (trouble.hold !== null || causes[trouble.cause].holds === 'store'));
}
