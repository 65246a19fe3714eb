import { html, nothing, type TemplateResult } from 'lit';
import type { FailedGroup, FailedMessage } from '@cs-inbox/state';
import { dayLabel } from '../format/day-label.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';

const groups = ['all', 'ready', 'itself', 'somebody', 'never'] as const satisfies readonly (FailedGroup | 'all')[];

interface FailedHead {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  readonly group: FailedGroup | null;
  readonly counts: Readonly<Record<FailedGroup | 'all', number>>;
  readonly messages: readonly FailedMessage[];
  readonly choose: (group: FailedGroup | null) => void;
}

/** How many need whom, and when the machine tries again. */
export function failedHead(head: FailedHead): TemplateResult {
  const { words, format, group, counts, choose } = head;
  const automatic = nextAutomatic(head);
  return html`<header class="head">
    <div class="groups" part="groups" role="group" aria-label=${words.centre.act}>
      ${groups.map(
        (name) => html`<button class="who" type="button" aria-pressed=${(group ?? 'all') === name} @click=${() => choose(name === 'all' ? null : name)}>
          <b class="number">${format.number(counts[name])}</b> ${words.centre.group[name]}
        </button>`,
      )}
    </div>
    ${automatic === '' ? nothing : html`<p class="automatic" part="automatic">${icon('clock')}<bdi>${automatic}</bdi></p>`}
  </header>`;
}

/** When the next daily retry comes, and how many may go then. */
function nextAutomatic({ words, format, now, messages }: FailedHead): string {
  let [count, soonest, byServer] = [0, Infinity, false];
  for (const { bubble } of messages) {
    if (bubble.resumes?.on !== 'morning') continue;
    count += 1;
    const { at } = bubble.resumes;
    if (at === null) byServer = true;
    else soonest = Math.min(soonest, at);
  }
  if (byServer) return words.retriedByServer;
  if (count === 0) return '';
  if (soonest <= now) return words.retriedSoon;
  const time = format.time(soonest);
  return words.centre.nextAutomatic(format.daysBetween(now, soonest) === 0 ? time : `${dayLabel(soonest, now, words, format)} ${time}`, count);
}
