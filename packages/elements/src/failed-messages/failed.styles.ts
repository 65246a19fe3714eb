import { chipStyles } from '../tokens/chip.styles.ts';
import { failedMenuStyles } from './failed-menu.styles.ts';
import { failedMessagesStyles } from './failed-messages.styles.ts';
import { failedRowStyles } from './failed-row.styles.ts';
import { failedTableStyles } from './failed-table.styles.ts';
import { failedToolsStyles } from './failed-tools.styles.ts';

/** The styles of the centre, in the order in which they count. */
export const failedStyles = [chipStyles, failedToolsStyles, failedRowStyles, failedTableStyles, failedMenuStyles, failedMessagesStyles];
