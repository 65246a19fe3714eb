/** Longest text that is shown, in UTF-16 code units. */
const TEXT_LENGTH_MAX = 60;

/** A value as a message shows it: briefly. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > TEXT_LENGTH_MAX ? `${value.slice(0, TEXT_LENGTH_MAX)}…` : value);
  return String(value);
}
