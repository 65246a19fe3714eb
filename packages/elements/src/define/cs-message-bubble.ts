import { CsMessageBubble } from '../message-bubble/message-bubble.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-message-bubble', CsMessageBubble);
