/** Where a text ceases to be JSON, and why. */
interface JsonBreak {
  /** Both from 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

const SPACE = /[ \t\r\n]*/uy;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/uy;

/** What may come next. `first-…`: directly behind the opening bracket. */
type Next = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'more';

/** The first place where a text is no JSON; null where it is JSON. The same in every engine, whose own errors differ. */
export function jsonBreak(text: string): JsonBreak | null {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  let at = 0;
  for (;;) {
    at = skip(SPACE, text, at) ?? at;
    const char = text[at];
    if (next === 'more' && open.length === 0) return char === undefined ? null : located(text, at, 'something follows after the end of the value');
    if (char === undefined) return located(text, at, 'the text ends too early');
    const inside = open.at(-1);
    if ((char === '}' && inside === '{' && (next === 'more' || next === 'first-key')) || (char === ']' && inside === '[' && (next === 'more' || next === 'first-item'))) {
      open.pop();
      next = 'more';
      at++;
    } else if (next === 'more' && char === ',') {
      next = inside === '{' ? 'key' : 'value';
      at++;
    } else if (next === 'colon' && char === ':') {
      next = 'value';
      at++;
    } else if ((next === 'value' || next === 'first-item') && (char === '{' || char === '[')) {
      open.push(char);
      next = char === '{' ? 'first-key' : 'first-item';
      at++;
    } else {
      const isKey: boolean = next === 'key' || next === 'first-key';
      const end = next === 'more' || next === 'colon' ? null : (skip(STRING, text, at) ?? (isKey ? null : skip(SCALAR, text, at)));
      if (end === null) return located(text, at, whyNot(text, at, next, inside));
      next = isKey ? 'colon' : 'more';
      at = end;
    }
  }
}

function skip(token: RegExp, text: string, from: number): number | null {
  token.lastIndex = from;
  return token.test(text) ? token.lastIndex : null;
}

function whyNot(text: string, at: number, next: Next, inside: '{' | '[' | undefined): string {
  const char = text[at] ?? '';
  if (text.startsWith('//', at) || text.startsWith('/*', at)) return 'JSON knows no comments';
  if (char === '"' && next !== 'more' && next !== 'colon') return 'a text in quotes does not end, or holds a line break, a control character or an unknown \\ escape';
  const found = `found ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`;
  if ((char === '}' || char === ']') && (next === 'key' || next === 'value')) return `a comma must not stand before ${JSON.stringify(char)}`;
  if (next === 'more') return `a comma or ${inside === '{' ? '"}"' : '"]"'} is missing: ${found}`;
  if (next === 'colon') return `a colon is missing: ${found}`;
  return next === 'key' || next === 'first-key' ? `a key in double quotes is missing: ${found}` : `a value is missing: ${found}`;
}

function located(text: string, at: number, why: string): JsonBreak {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, why };
}
