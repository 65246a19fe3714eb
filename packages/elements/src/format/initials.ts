/** One or two letters for an avatar; of a name without spaces in a script without capitals, the first. */
export function initials(name: string): string {
  const words = name.normalize('NFC').split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length < 2 ? [words[0] ?? ''] : [words[0] ?? '', words.at(-1) ?? ''];
  const firsts = letters.map(firstLetter).join('');
  const [first = '', second = ''] = words[0] ?? '';
  return words.length === 1 && /^\p{Lu}\p{L}/u.test(first + second) ? (first + second).toUpperCase() : firsts.toUpperCase();
}

/** The first consonant or letter; a Thai or Lao vowel that is written in front of it does not count. */
function firstLetter(word: string): string {
  for (const letter of word) if (/\p{L}/u.test(letter) && !/[\u0E40-\u0E44\u0EC0-\u0EC4]/u.test(letter)) return letter;
  return '';
}
