export { CsAccount } from './account/account.ts';
export { CsComposer } from './composer/composer.ts';
export { CsConversationList } from './conversation-list/conversation-list.ts';
export { CsInbox } from './inbox/inbox.ts';
export { CsMessageBubble } from './message-bubble/message-bubble.ts';
export { CsNetworkIndicator } from './network-indicator/network-indicator.ts';
export { CsQuickReplies } from './quick-replies/quick-replies.ts';
export { CsReplyDialog } from './reply-dialog/reply-dialog.ts';
export { CsRetryDialog } from './retry-dialog/retry-dialog.ts';
export { CsStoreRail } from './store-rail/store-rail.ts';
export { CsSyncBanner } from './sync-banner/sync-banner.ts';
export { CsThread } from './thread/thread.ts';

export { createLocale, type Locale } from './context/locale.ts';
export { localeContext } from './context/locale-context.ts';
export { createView, type View } from './context/view.ts';
export { viewContext } from './context/view-context.ts';
export { inboxContext } from './inbox-context.ts';

export { CsBeforeRetryEvent } from './events/cs-before-retry.ts';
export { CsBeforeSendEvent } from './events/cs-before-send.ts';
export { CsConnectionChangeEvent } from './events/cs-connection-change.ts';
export { CsConversationOpenEvent } from './events/cs-conversation-open.ts';
export { CsFailedChangeEvent } from './events/cs-failed-change.ts';
export { CsInvariantEvent } from './events/cs-invariant.ts';
export { CsMessageFailedEvent } from './events/cs-message-failed.ts';
export { CsMessageSentEvent } from './events/cs-message-sent.ts';
export { CsMessageUnconfirmedEvent } from './events/cs-message-unconfirmed.ts';
export { CsReadyEvent } from './events/cs-ready.ts';
export { CsReloginEvent } from './events/cs-relogin.ts';
export { CsRetryResultEvent } from './events/cs-retry-result.ts';
export { CsSyncChangeEvent } from './events/cs-sync-change.ts';
export { CsUnreadChangeEvent } from './events/cs-unread-change.ts';

export type { Translator } from './translation/translator.ts';
export { en } from './words/en.ts';
export type { Words } from './words/words.ts';
export type { WordsOverride } from './words/words-override.ts';
