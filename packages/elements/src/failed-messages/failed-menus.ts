import { html, type TemplateResult } from 'lit';
import { type FailedChoice, type FailedMessage, type SavedFilter } from '@cs-inbox/state';
import type { ExportController } from '../export/export-controller.ts';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { centreMenu } from './centre-menu.ts';
import { failedColumns } from './failed-columns.ts';
import { type FailedDeed, failedMenu } from './failed-menu.ts';
import { savedFilterPanel } from './saved-filter-panel.ts';

interface FailedMenus {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  /** The message of the open menu, or null. */
  readonly message: FailedMessage | null;
  readonly listed: readonly FailedMessage[];
  readonly all: readonly FailedMessage[];
  readonly files: ExportController;
  readonly filters: readonly SavedFilter[];
  readonly choice: FailedChoice;
  readonly deed: (deed: FailedDeed, message: FailedMessage) => void;
  readonly use: (choice: FailedChoice) => void;
  readonly keep: (filters: readonly SavedFilter[]) => void;
}

const formats = [['CSV', 'csv'], ['NDJSON', 'ndjson']] as const;

/** The menu of a row, that of the export, and the named filters. All are closed until something opens them. */
export function failedMenus(menus: FailedMenus): TemplateResult {
  const { words, format, now, message, listed, all, deed } = menus;
  const { centre } = words;
  const items = message === null ? [] : failedMenu(message.bubble, now, words, format);
  return html`
    ${centreMenu('menu', words.moreActions, items.map((item) => ({ ...item, chosen: () => message !== null && deed(item.deed, message) })))}
    ${centreMenu('exports', centre.export, [...exportItems(menus, listed, centre.exportListed), ...(listed.length === all.length ? [] : exportItems(menus, all, centre.exportAll))])}
    ${savedFilterPanel(menus)}
  `;
}

function exportItems({ words, format, now, files }: FailedMenus, rows: readonly FailedMessage[], said: (name: string, count: number) => string) {
  return formats.map(([name, kind]) => ({
    words: said(name, rows.length),
    why: '',
    leadsTo: '',
    key: '',
    chosen: () => void files.save({ what: 'failed-messages', at: now, rows, format: kind, columns: failedColumns(now, words, format) }),
  }));
}
