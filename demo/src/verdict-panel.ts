import type { Verdict } from '@cs-inbox/simulator';
import { element } from './element.ts';
import { verdictLine } from './verdict-line.ts';

/** So many findings are shown. */
const SHOWN = 5;

export interface VerdictPanel {
  /** `Verdict: clean`. */
  readonly line: HTMLElement;
  /** The first findings, to be opened; hidden while there are none. */
  readonly details: HTMLDetailsElement;
  show(verdict: Verdict): void;
}

/** Shows what the simulator thinks of the inbox. */
export function verdictPanel(): VerdictPanel {
  const line = element('span');
  const title = element('summary');
  const list = element('ul');
  const details = element('details', { class: 'findings', hidden: '' }, title, list);
  let shown = '';
  return {
    line,
    details,
    show(verdict) {
      const { clean, findings } = verdict;
      const said = `Verdict: ${verdictLine(verdict)}`;
      if (line.textContent !== said) line.textContent = said;
      line.dataset['verdict'] = clean ? 'clean' : findings.length > 0 ? 'bad' : 'open';
      const sentences = findings.slice(0, SHOWN).map(({ says }) => says);
      const more = findings.length - sentences.length;
      if (more > 0) sentences.push(`And ${more} more.`);
      details.hidden = sentences.length === 0;
      if (shown === sentences.join('\n')) return;
      shown = sentences.join('\n');
      title.textContent = `What the verdict found (${findings.length})`;
      list.replaceChildren(...sentences.map((sentence) => element('li', {}, sentence)));
    },
  };
}
