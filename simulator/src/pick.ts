/** One of a list that is not empty, by a draw in [0, 1). */
export function pick<T>(list: readonly [T, ...T[]], draw: number): T {
  return list[Math.floor(draw * list.length)] ?? list[0];
}
