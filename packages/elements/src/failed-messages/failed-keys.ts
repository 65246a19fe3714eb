import type { FailedMessage } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { type FailedKey, failedKey } from './failed-key.ts';
import type { FailedLine } from './failed-line.ts';
import { type FailedDeed, keyedItem } from './failed-menu.ts';
import type { FailedSelection } from './failed-selection.ts';
import { moveWithin } from './move-within.ts';

/** What keys act on, and what they ask for. */
interface KeyedCentre {
  readonly speech: { readonly words: Words; readonly format: Format; readonly now: number };
  readonly lines: readonly FailedLine[];
  readonly listed: readonly FailedMessage[];
  /** Where the row with the tab stop stands, and how many rows can be seen. */
  readonly at: number;
  readonly page: number;
  readonly selection: FailedSelection;
  /** How many of the selected may go now. */
  readonly ready: number;
  readonly row: () => HTMLElement | null;
  /** A key is about to do something. */
  readonly taken: () => void;
  readonly move: (to: number) => void;
  readonly search: () => void;
  readonly clear: () => void;
  readonly select: (selection: FailedSelection) => void;
  readonly ask: (messages: readonly FailedMessage[]) => void;
  readonly say: (words: string) => void;
  /** Opens the menu of a row; `opener` null where the row has no button for it. */
  readonly menu: (id: string, opener: HTMLElement | null) => void;
  readonly deed: (deed: FailedDeed, message: FailedMessage) => void;
}

/** What a key does in the table. */
export function failedKeys(event: KeyboardEvent, centre: KeyedCentre): void {
  const { at, lines, listed, page, ready, selection, speech } = centre;
  const { target } = event;
  const isControl = target instanceof HTMLElement && target.matches('button, input');
  if (isControl && (event.key === 'Enter' || event.key === ' ')) return;
  const wish = failedKey(event, { count: lines.length, at, page });
  if (wish === null || (wish === 'escape' && selection.size === 0)) return;
  event.preventDefault();
  event.stopPropagation();
  centre.taken();
  if (typeof wish === 'number') centre.move(wish);
  else if (wish === 'search') centre.search();
  else if (wish === 'escape') centre.clear();
  else if (wish === 'select-all') centre.select(selection.toggleAll(listed));
  else if (wish === 'retry-selected' && ready > 0) centre.ask(selection.of(listed));
  else if (wish === 'retry-selected') centre.say(speech.words.centre.canGo(0));
  else rowKey(wish, lines[at], target, centre);
}

function rowKey(wish: Exclude<FailedKey, number>, line: FailedLine | undefined, target: EventTarget | null, centre: KeyedCentre): void {
  if (line === undefined) return;
  const { deed, listed, menu, select, selection, speech } = centre;
  const row = centre.row();
  if (wish === 'left' || wish === 'right') return void (row && moveWithin(row, target, wish));
  if (line.kind === 'group') {
    if (wish === 'select' || wish === 'open') select(selection.toggleAll(line.messages));
    if (wish === 'retry') centre.ask(line.messages);
    return;
  }
  const { message, id, gone } = line;
  if (gone) return;
  const item = keyedItem(wish, message.bubble, speech);
  if (wish === 'select') select(selection.toggle(id, listed));
  // What cannot be done says why, in the menu.
  else if (item === undefined || item.why !== '') menu(id, row?.querySelector<HTMLElement>('.dots') ?? null);
  else deed(item.deed, message);
}
