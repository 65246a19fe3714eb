// The inbox first: it provides what the others ask for.
import './cs-inbox.ts';
import './cs-composer.ts';
import './cs-conversation-list.ts';
import './cs-message-bubble.ts';
import './cs-network-indicator.ts';
import './cs-quick-replies.ts';
import './cs-reply-dialog.ts';
import './cs-retry-dialog.ts';
import './cs-store-rail.ts';
import './cs-sync-banner.ts';
import './cs-thread.ts';

// The first of these costs browsers some 15 ms: rather while nobody waits for anything than with the first message.
globalThis.requestIdleCallback?.(() => Intl.DateTimeFormat());
