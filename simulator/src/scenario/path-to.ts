/** The path of a member: `rules[2]`, `rules[2].on`; keys that are no plain names stand in brackets. */
export function pathTo(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const shown = key.length > 64 ? `${key.slice(0, 64)}…` : key;
  if (!/^[$\w-]+$/u.test(key)) return `${path}[${JSON.stringify(shown)}]`;
  return path === '' ? shown : `${path}.${shown}`;
}
