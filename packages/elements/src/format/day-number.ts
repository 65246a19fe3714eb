/** Count of days, the same for every instant of one calendar day: the Julian day number of a date of our calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const early = month < 3 ? 1 : 0;
  const y = year + 4_800 - early;
  const m = month + 12 * early - 3;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + leaps - 32_045;
}
