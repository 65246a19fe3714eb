/** Which of the words a text contains, whatever their case: each once, as it stands there first, in the order of the text. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  const found = new Map<number, string>();
  for (const word of words) {
    // Not by lower-casing both: that may change lengths, and then the place in the text is another.
    const match = new RegExp(word.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`), 'iu').exec(text);
    if (match === null) continue;
    const longest = found.get(match.index);
    if (longest === undefined || longest.length < match[0].length) found.set(match.index, match[0]);
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, word]) => word);
}
