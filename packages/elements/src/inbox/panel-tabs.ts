import type { FailedMessage } from '@cs-inbox/state';
import { html, nothing, type TemplateResult } from 'lit';
import type { Panel } from '../context/view.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';

/** The tags that show the other panels. Each has its tab as soon as it is defined. */
export const panelTags = { failed: 'cs-failed-messages', health: 'cs-health-panel', report: 'cs-daily-report' } as const satisfies Record<Exclude<Panel, 'inbox'>, string>;

interface TabsLook {
  readonly words: Words;
  readonly format: Format;
  readonly panels: readonly Panel[];
  readonly chosen: Panel;
  readonly failures: readonly FailedMessage[];
}

/** The row of tabs: the focus takes the choice with it. */
export function panelTabs(look: TabsLook, choose: (panel: Panel) => void): TemplateResult {
  const { words, panels, chosen } = look;
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${words.inbox} @keydown=${(event: KeyboardEvent) => onKeyDown(event, look, choose)}>
    ${panels.map(
      (panel) => html`<button
        type="button"
        role="tab"
        id=${`tab-${panel}`}
        aria-selected=${panel === chosen}
        aria-controls=${panel === chosen ? `panel-${panel}` : nothing}
        tabindex=${panel === chosen ? 0 : -1}
        @click=${() => choose(panel)}
      >
        <bdi>${panelName(panel, words)}</bdi>${panel === 'failed' ? failedCount(look) : nothing}
      </button>`,
    )}
  </div>`;
}

/** The conversations are called as the whole. */
export function panelName(panel: Panel, words: Words): string {
  return panel === 'inbox' ? words.inbox : words.panel[panel];
}

/** Red where somebody may have to act, amber where all of it heals by itself. */
function failedCount({ failures, format }: TabsLook): TemplateResult | typeof nothing {
  if (failures.length === 0) return nothing;
  const refused = failures.some(({ bubble: { delivery } }) => delivery === 'failed' || delivery === 'blocked');
  return html`<span class="count ${refused ? 'refused' : ''}">${icon(refused ? 'failed' : 'waiting')}<bdi>${format.number(failures.length)}</bdi></span>`;
}

function onKeyDown(event: KeyboardEvent, { panels, chosen }: TabsLook, choose: (panel: Panel) => void): void {
  const { key, currentTarget, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey || !(currentTarget instanceof HTMLElement)) return;
  const forth = getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const at = panels.indexOf(chosen);
  const to = key === 'Home' ? 0 : key === 'End' ? -1 : key === forth ? (at + 1) % panels.length : /^Arrow(?:Left|Right)$/u.test(key) ? at - 1 : null;
  const panel = to === null ? undefined : panels.at(to);
  if (panel === undefined) return;
  event.preventDefault();
  choose(panel);
  currentTarget.querySelector<HTMLElement>(`#tab-${panel}`)?.focus();
}
