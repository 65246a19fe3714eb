import '../words/en-all.add.ts';
import { CsDailyReport } from '../daily-report/daily-report.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-daily-report', CsDailyReport);
