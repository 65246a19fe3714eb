/** Longest time for which a record is kept, days. */
const DAYS_MAX = 366;

/** For how many days a page wants the record to be kept: a whole number from 1 to 366; anything else is as if it were left out. */
export function readRecordDays(days: number | null): number | undefined {
  return days !== null && Number.isInteger(days) && days >= 1 && days <= DAYS_MAX ? days : undefined;
}
