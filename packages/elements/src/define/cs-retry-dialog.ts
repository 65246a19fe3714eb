import { defineTag } from '../define-tag.ts';
import { CsRetryDialog } from '../retry-dialog/retry-dialog.ts';

defineTag('cs-retry-dialog', CsRetryDialog);
