import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import type { HealthRow } from './health-row.ts';
import type { HostAnswer } from './host-checks-controller.ts';

/** The checks of the page as rows; where they are not to be had, one row says why, and never that all is fine. */
export function hostRows(answer: HostAnswer, { words: { health }, format, now }: { readonly words: Words; readonly format: Format; readonly now: number }): readonly HealthRow[] {
  const common = { weight: health.ofPage, bold: [], ticks: [], often: health.hostOften, method: '' } as const;
  const only = (found: string, at: number): readonly HealthRow[] => [{ ...common, id: 'host', name: health.hostChecks, level: 'look', found, at, deed: null }];
  switch (answer.state) {
    case 'none':
      return [];
    case 'asked':
      return only(health.hostAsked, now);
    case 'malformed':
      return only(health.hostMalformed(answer.why), answer.at);
    case 'threw':
      return only(health.hostThrew(answer.why), answer.at);
    case 'silent':
      return only(health.hostSilent(format.seconds(answer.since)), answer.since);
    case 'told':
      return answer.checks.map(({ id, label, level, detail, at = answer.at, action, actionLabel }) => ({
        ...common,
        id: `host-${id}`,
        name: label,
        level,
        found: detail,
        at,
        deed: action === undefined || actionLabel === undefined ? null : { label: actionLabel, glyph: null, run: () => action() },
      }));
  }
}
