import '../words/en-all.add.ts';
import './usual.ts';
import './cs-alerts.ts';
import './cs-bulk-dialog.ts';
import './cs-retry-history.ts';
import './cs-retry-run.ts';
import './cs-daily-report.ts';
import './cs-failed-messages.ts';
import './cs-health-panel.ts';
import './cs-key-help.ts';

// The first of these costs browsers some 15 ms: rather while nobody waits for anything than with the first message.
globalThis.requestIdleCallback?.(() => Intl.DateTimeFormat());
