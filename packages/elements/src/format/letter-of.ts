/** What a key says: on a keyboard without Latin letters, the letter that the key has on one with them. */
export function letterOf({ key, code }: KeyboardEvent): string {
  if (key.length > 1) return key;
  return /^[ -~]$/u.test(key) ? key.toLowerCase() : code.replace(/^Key/u, '').toLowerCase();
}
