import { CsConversationList } from '../conversation-list/conversation-list.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-conversation-list', CsConversationList);
