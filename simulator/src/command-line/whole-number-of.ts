/** A whole number as a flag holds it, within bounds; `usual` where the flag is left out. `why`: one sentence for people. */
export function wholeNumberOf(
  flag: string,
  text: string | undefined,
  usual: number,
  [min, max]: readonly [number, number],
): { readonly ok: true; readonly number: number } | { readonly ok: false; readonly why: string } {
  if (text === undefined) return { ok: true, number: usual };
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return { ok: true, number };
  return { ok: false, why: `--${flag} is "${text.slice(0, 60)}"; it must be a whole number from ${min} to ${max}.` };
}
