import type { Verdict } from '@cs-inbox/simulator';

/** The verdict in a few words: `clean`, `1 doubled, 2 lost, 3 open`. */
export function verdictLine(verdict: Verdict): string {
  if (verdict.clean) return 'clean';
  const { doubled, lost, outOfOrder, sentWhileGated, sentWhileLoggedOut, notConverged, open, expectations, findings } = verdict;
  const charges = [
    [doubled, 'doubled'],
    [lost, 'lost'],
    [outOfOrder, 'out of order'],
    [sentWhileGated, 'sent too early'],
    [sentWhileLoggedOut, 'sent while logged out'],
    [notConverged, 'behind'],
  ] as const;
  const told = charges.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const unmet = expectations.filter(({ met }) => !met).length;
  // What breaks a promise is named above; here is what the scenario expects beyond.
  if (told.length === 0 && unmet > 0) told.push(`${unmet} ${unmet === 1 ? 'expectation' : 'expectations'} not met`);
  if (open > 0) told.push(`${open} open`);
  if (told.length === 0) told.push(`${findings.length} found`);
  return told.join(', ');
}
