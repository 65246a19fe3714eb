/** Which of all messages: the nth, counted from 1, and where `every` stands, each so many after it. */
export interface SendOccasion {
  readonly send: { readonly nth: number; readonly every?: number };
}

/** Whether this message is one of those; `nthSend` counts all that were sent, from 1. */
export function isOccasion({ send: { nth, every } }: SendOccasion, nthSend: number): boolean {
  const after = nthSend - nth;
  return every === undefined ? after === 0 : after >= 0 && after % every === 0;
}
