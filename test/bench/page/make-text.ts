const WORDS = (
  'order size refund parcel colour invoice please thanks hello store delivery tomorrow when will it arrive the a is my our ' +
  'product return exchange discount code checkout card payment address change can you confirm status tracking number shipped warehouse blue red large small'
).split(' ');

/** What every text of message `n` begins with, and no other's. */
export const token = (n: number) => `#${n} `;

/** Mostly a short line, now and then a long one. */
export function makeText(random: () => number, n: number): string {
  const draw = random();
  const length = draw < 0.7 ? 2 + Math.floor(random() * 10) : draw < 0.95 ? 12 + Math.floor(random() * 28) : 40 + Math.floor(random() * 80);
  return token(n) + Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}
