const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb'];
const DAY_S = 86_400;
/** Days of four centuries, and from 0000-03-01 to 1970-01-01. */
const ERA_DAYS = 146_097;
const EPOCH_DAYS = 719_468;

/** An IMF-fixdate (RFC 9110, section 5.6.7) of a time in ms since 1970; parts of a second are dropped. */
export function httpDate(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const day = Math.floor(seconds / DAY_S);
  const rest = seconds - day * DAY_S;
  // Years that begin in March have their leap day at the end.
  const ofEra = (day + EPOCH_DAYS) % ERA_DAYS;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const ofMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = Math.floor((day + EPOCH_DAYS) / ERA_DAYS) * 400 + yearOfEra + (month >= 10 ? 1 : 0);
  const time = [Math.floor(rest / 3_600), Math.floor(rest / 60) % 60, rest % 60].map((part) => padded(part, 2)).join(':');
  return `${WEEKDAYS[day % 7]}, ${padded(ofMonth, 2)} ${MONTHS[month]} ${padded(year, 4)} ${time} GMT`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
