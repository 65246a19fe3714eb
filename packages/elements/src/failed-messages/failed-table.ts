import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageDeed } from '../events/message-deed-event.ts';
import type { FailedMessage } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { failedGroupRow } from './failed-group-row.ts';
import type { FailedGrouping, FailedLine } from './failed-line.ts';
import { failedRow } from './failed-row.ts';
import type { FailedSelection } from './failed-selection.ts';

interface FailedTable {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  readonly lines: readonly FailedLine[];
  readonly listed: readonly FailedMessage[];
  /** Those of the lines that are drawn, by their indices. */
  readonly range: readonly number[];
  readonly selection: FailedSelection;
  readonly grouping: FailedGrouping;
  /** The row with the tab stop. */
  readonly current: string | null;
  readonly keyed: (event: KeyboardEvent) => void;
  readonly among: (among: boolean) => void;
  readonly inside: (inside: boolean) => void;
  readonly focused: (at: number) => void;
  readonly select: (selection: FailedSelection) => void;
  readonly menu: (id: string, opener: HTMLElement) => void;
  readonly deed: (deed: MessageDeed | 'open', message: FailedMessage) => void;
}

const columns = ['when', 'whom', 'text', 'why', 'class', 'due', 'next'] as const;

/** The messages, as a grid of which only what can be seen is drawn. */
export function failedTable(table: FailedTable): TemplateResult {
  const { words, lines, listed, range, selection, keyed, among, inside, select } = table;
  const { centre } = words;
  const { column } = centre;
  const share = selection.share(listed);
  const heads = { when: column.time, whom: column.buyer, text: column.message, why: column.why, class: column.class, due: column.due, next: column.next };
  const drawn = range.flatMap((at) => lines.slice(at, at + 1).map((line) => ({ at, line })));
  return html`<div class="table" role="grid" aria-label=${centre.title} aria-multiselectable="true" aria-rowcount=${lines.length + 1}>
    <div class="columns" role="row" aria-rowindex="1">
      <div class="cell select" role="columnheader">
        <label
          ><input
            type="checkbox"
            aria-label=${centre.selectAll(listed.length)}
            .checked=${share === 'all'}
            .indeterminate=${share === 'some'}
            @click=${() => select(selection.toggleAll(listed))}
          /><span class="all" aria-hidden="true">${centre.selectAll(listed.length)}</span></label
        >
      </div>
      ${columns.map((name) => html`<div class="cell ${name}" role="columnheader">${heads[name]}</div>`)}
      <div class="cell more" role="columnheader"><span class="said">${words.moreActions}</span></div>
    </div>
    <div
      class="rows"
      @keydown=${keyed}
      @focusin=${() => among(true)}
      @focusout=${() => among(false)}
      @pointerenter=${(event: PointerEvent) => inside(event.pointerType === 'mouse')}
      @pointerleave=${() => inside(false)}
    >
      <i class="probe"></i>
      <div class="list" role="rowgroup">${repeat(drawn, ({ line }) => line.id, ({ at, line }) => tableLine(line, at, table))}</div>
    </div>
  </div>`;
}

function tableLine(line: FailedLine, at: number, table: FailedTable): TemplateResult {
  const { current, selection, focused } = table;
  const isSelected = line.kind === 'message' ? selection.ids.has(line.id) : selection.share(line.messages) === 'all';
  return html`<div
    class="row ${line.kind} ${isSelected ? 'is-selected' : ''} ${line.kind === 'message' && line.gone ? 'is-gone' : ''}"
    part="row"
    role="row"
    data-at=${at}
    data-id=${line.id}
    aria-rowindex=${at + 2}
    aria-selected=${isSelected}
    tabindex=${line.id === current ? 0 : -1}
    @focusin=${() => focused(at)}
  >
    ${cells(line, isSelected, table)}
  </div>`;
}

function cells(line: FailedLine, selected: boolean, table: FailedTable): TemplateResult {
  const { words, format, now, listed, selection, grouping, current: stop, select, menu, deed } = table;
  const current = line.id === stop;
  if (line.kind === 'group') {
    const { first, messages } = line;
    const share = selection.share(messages);
    return failedGroupRow(first, messages, { words, format, now, grouping: grouping === 'store' ? 'store' : 'cause', share, current, choose: () => select(selection.toggleAll(messages)) });
  }
  const { id, message, gone } = line;
  return failedRow(message, {
    words,
    format,
    now,
    gone,
    selected,
    current,
    choose: ({ shiftKey }) => select(selection.toggle(id, listed, shiftKey)),
    open: () => deed('open', message),
    menu: ({ currentTarget }) => currentTarget instanceof HTMLElement && menu(id, currentTarget),
    deed: (wanted) => deed(wanted, message),
  });
}
