/** Which of the words a text contains, whatever their case: each once, as it stands there first, in the order of the text. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const { any, each } = searchFor(words);
  if (!any.test(text)) return [];
  const found = new Map<number, string>();
  for (const word of each) {
    const match = word.exec(text);
    if (match === null) continue;
    const longest = found.get(match.index);
    if (longest === undefined || longest.length < match[0].length) found.set(match.index, match[0]);
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, word]) => word);
}

interface Search {
  readonly any: RegExp;
  readonly each: readonly RegExp[];
}

/** By list of words: the same one is looked for in every message. */
const searches = new WeakMap<readonly string[], Search>();

function searchFor(words: readonly string[]): Search {
  const known = searches.get(words);
  if (known !== undefined) return known;
  // Not by lower-casing both: that may change lengths, and then the place in the text is another.
  const sources = words.map((word) => word.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`));
  const search = { any: new RegExp(sources.join('|'), 'iu'), each: sources.map((source) => new RegExp(source, 'iu')) };
  searches.set(words, search);
  return search;
}
