/** From this many characters on, texts that differ a little count as the same. */
const NEAR_FROM = 20;
/** Share of pairs of neighbouring characters that two such texts have in common. */
const NEAR = 0.9;

/** Whether two texts say the same, or nearly so. Another number makes it another text. */
export function nearSame(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === '' || a === b) return a === b && a !== '';
  if (Math.min(a.length, b.length) < NEAR_FROM || digits(a) !== digits(b)) return false;
  const pairs = new Map<string, number>();
  for (let i = 1; i < a.length; i += 1) pairs.set(a.slice(i - 1, i + 1), (pairs.get(a.slice(i - 1, i + 1)) ?? 0) + 1);
  let common = 0;
  for (let i = 1; i < b.length; i += 1) {
    const left = pairs.get(b.slice(i - 1, i + 1)) ?? 0;
    if (left > 0) common += 1;
    pairs.set(b.slice(i - 1, i + 1), left - 1);
  }
  return (2 * common) / (a.length + b.length - 2) >= NEAR;
}

/** Letters, marks, digits and signs in one spelling: case, spaces and full stops make no other text. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}]+/gu, ' ').trim();
}

function digits(text: string): string {
  return text.replaceAll(/\P{Nd}+/gu, ' ').trim();
}
