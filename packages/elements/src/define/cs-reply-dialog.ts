import { defineTag } from '../define-tag.ts';
import { CsReplyDialog } from '../reply-dialog/reply-dialog.ts';

defineTag('cs-reply-dialog', CsReplyDialog);
