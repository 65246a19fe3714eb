/** Which of the words that the platform objected to a text still holds, in whatever case. */
export function wordsLeft(text: string, words: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => word !== '' && lower.includes(word.toLowerCase()));
}
