/** `2026-11-21T14:32:05.250Z`; '' of what is no instant. */
export function instant(at: number): string {
  // oxlint-disable-next-line no-restricted-globals -- the calendar, not the clock
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';
}
