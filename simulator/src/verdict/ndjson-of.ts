/** One JSON text a line, each line ended: attempts, ledger entries and findings as files that tools read line by line. */
export function ndjsonOf(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
