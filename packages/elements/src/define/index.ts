import './usual.ts';
import './cs-alerts.ts';
import './cs-key-help.ts';

// The first of these costs browsers some 15 ms: rather while nobody waits for anything than with the first message.
globalThis.requestIdleCallback?.(() => Intl.DateTimeFormat());
