import type { AccountId, SendRequest } from '@cs-inbox/protocol';
import type { OutgoingMessage } from '@cs-inbox/state';

/** The body of a send: the same on every attempt, also its order of members. */
export function sendRequest({ storeId, text, replaces }: OutgoingMessage, account: AccountId | null): SendRequest {
  return { storeId, text, ...(replaces === null ? {} : { replaces }), ...(account === null ? {} : { account }) };
}
