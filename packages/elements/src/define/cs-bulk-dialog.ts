import { CsBulkDialog } from '../bulk-dialog/bulk-dialog.ts';
import { defineTag } from '../define-tag.ts';
import '../words/en-all.add.ts';

defineTag('cs-bulk-dialog', CsBulkDialog);
