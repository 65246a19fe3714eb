import { defineTag } from '../define-tag.ts';
import { CsFailedMessages } from '../failed-messages/failed-messages.ts';
import './cs-bulk-dialog.ts';
import './cs-retry-dialog.ts';
import './cs-retry-history.ts';
import './cs-retry-run.ts';

defineTag('cs-failed-messages', CsFailedMessages);
