/** What some reader takes for the end of a line, or what turns the direction of whatever follows. */
const misread = /[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * One line of an NDJSON file, with its line feed. Whatever it is given makes a line: what JSON has no form for is
 * written as `{"unwritable": …}` with the name of its kind.
 */
export function ndjsonLine(value: unknown): string {
  return `${json(value).replaceAll(misread, escaped)}\n`;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value, writable) ?? unwritable(value);
  } catch {
    return unwritable(value);
  }
}

function unwritable(value: unknown): string {
  return JSON.stringify({ unwritable: Object.prototype.toString.call(value).slice(8, -1) });
}

function writable(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return { bytes: value.byteLength };
  return value instanceof Map || value instanceof Set ? [...value] : value;
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
