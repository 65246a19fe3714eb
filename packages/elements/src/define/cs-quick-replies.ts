import { defineTag } from '../define-tag.ts';
import { CsQuickReplies } from '../quick-replies/quick-replies.ts';
import './cs-reply-dialog.ts';

defineTag('cs-quick-replies', CsQuickReplies);
