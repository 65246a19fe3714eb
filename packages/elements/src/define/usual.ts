// All tags but those that a page can do without. Those first that provide what the others ask for.
import './cs-account.ts';
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
