import { CsInbox } from '../inbox/inbox.ts';
import { defineTag } from '../define-tag.ts';
import './cs-composer.ts';
import './cs-conversation-list.ts';
import './cs-network-indicator.ts';
import './cs-store-rail.ts';
import './cs-sync-banner.ts';
import './cs-thread.ts';

defineTag('cs-inbox', CsInbox);
