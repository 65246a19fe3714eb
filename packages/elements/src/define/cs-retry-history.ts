import { CsRetryHistory } from '../retry-history/retry-history.ts';
import { defineTag } from '../define-tag.ts';
import '../words/en-all.add.ts';

defineTag('cs-retry-history', CsRetryHistory);
