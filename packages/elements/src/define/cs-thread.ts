import { CsThread } from '../thread/thread.ts';
import { defineTag } from '../define-tag.ts';
import './cs-message-bubble.ts';
import './cs-retry-dialog.ts';

defineTag('cs-thread', CsThread);
