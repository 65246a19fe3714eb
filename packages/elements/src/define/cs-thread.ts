import { CsThread } from '../thread/thread.ts';
import { defineTag } from '../define-tag.ts';
import './cs-message-bubble.ts';

defineTag('cs-thread', CsThread);
