import { pick } from '../pick.ts';
import { chats, type Language } from '../world/language.ts';

/** Something that a seller may say to anybody in this language, by a draw in [0, 1). */
export function sellerLine(language: Language, draw: number): string {
  // Lines with a blank speak of an order or a product that this buyer may never have named.
  const lines = chats[language].dialogues.flatMap((turns) => turns.filter((line, turn) => turn % 2 === 1 && !line.includes('{')));
  const [first = '👍', ...others] = lines;
  return pick([first, ...others], draw);
}
