import { CsRetryRun } from '../retry-run/retry-run.ts';
import { defineTag } from '../define-tag.ts';
import '../words/en-all.add.ts';
import './cs-bulk-dialog.ts';

defineTag('cs-retry-run', CsRetryRun);
