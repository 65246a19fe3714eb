/** A copy of plain data, as it comes out of a disk or a channel. Whatever else is in it is a mistake. */
export function plainCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(`no plain data: ${typeof value}`);
    return value;
  }
  if (Array.isArray(value)) return value.map(plainCopy);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [plainCopy(key), plainCopy(item)]));
  if (value instanceof Set) return new Set([...value].map(plainCopy));
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('no plain data: an object of a class');
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = plainCopy((value as Record<string, unknown>)[key]);
  return copy;
}
