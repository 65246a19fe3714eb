import { type AccountState, accountStates } from '../account/account.states.ts';
import { type AlertsState, alertsStates } from '../alerts/alerts.states.ts';
import { type BulkDialogState, bulkDialogStates } from '../bulk-dialog/bulk-dialog.states.ts';
import { composerStates } from '../composer/composer.states.ts';
import { conversationListStates, type ListState } from '../conversation-list/conversation-list.states.ts';
import { type HealthState, healthPanelStates } from '../health-panel/health-panel.states.ts';
import { type DailyReportState, dailyReportStates } from '../daily-report/daily-report.states.ts';
import { type FailedMessagesState, failedMessagesStates } from '../failed-messages/failed-messages.states.ts';
import { type InboxState, inboxStates } from '../inbox/inbox.states.ts';
import { keyHelpStates } from '../key-help/key-help.states.ts';
import { messageBubbleStates } from '../message-bubble/message-bubble.states.ts';
import { translationStates } from '../message-bubble/translation.states.ts';
import { networkIndicatorStates } from '../network-indicator/network-indicator.states.ts';
import { type QuickRepliesState, quickRepliesStates } from '../quick-replies/quick-replies.states.ts';
import { type ReplyDialogState, replyDialogStates } from '../reply-dialog/reply-dialog.states.ts';
import { retryDialogInbox, retryDialogStates } from '../retry-dialog/retry-dialog.states.ts';
import { retryHistoryStates } from '../retry-history/retry-history.states.ts';
import { retryRunStates } from '../retry-run/retry-run.states.ts';
import { storeRailStates } from '../store-rail/store-rail.states.ts';
import { type BannerState, syncBannerStates } from '../sync-banner/sync-banner.states.ts';
import { threadStates } from '../thread/thread.states.ts';
import type { InboxSnapshot } from './inbox-snapshot.ts';
import { samplePorts } from './sample-ports.ts';
import type { CsTag, Scene } from './scene.ts';

/** An element with the room that a page gives it, and every state in which it can be met. */
export interface GalleryElement<Tag extends CsTag = CsTag> {
  readonly inlineSize: string;
  readonly blockSize: string;
  readonly scenes: Readonly<Record<string, Scene<Tag>>>;
}

/** Every state of every element, in the order in which they are shown. An element that is not here breaks the build. */
export const galleryStates = {
  'cs-message-bubble': {
    inlineSize: '600px',
    blockSize: 'auto',
    scenes: {
      ...scenes(messageBubbleStates, (bubble) => ({ around: {}, given: () => ({ bubble }) })),
      ...scenes(translationStates, (given) => ({ around: {}, given: () => given })),
    },
  },
  'cs-thread': { inlineSize: '720px', blockSize: '720px', scenes: scenes(threadStates, inside) },
  'cs-conversation-list': { inlineSize: '322px', blockSize: '720px', scenes: scenes<ListState, Scene<'cs-conversation-list'>>(conversationListStates, ({ choice, ...around }) => ({ ...inside(around), ...(choice === undefined ? {} : { choice }) })) },
  'cs-store-rail': { inlineSize: '222px', blockSize: '560px', scenes: scenes(storeRailStates, inside) },
  'cs-composer': { inlineSize: '600px', blockSize: 'auto', scenes: scenes(composerStates, inside) },
  'cs-quick-replies': { inlineSize: '600px', blockSize: 'auto', scenes: scenes<QuickRepliesState, Scene<'cs-quick-replies'>>(quickRepliesStates, ({ around, given }) => ({ around, given: () => given })) },
  'cs-reply-dialog': { inlineSize: '600px', blockSize: 'auto', scenes: scenes<ReplyDialogState, Scene<'cs-reply-dialog'>>(replyDialogStates, ({ around, given }) => ({ around, given: () => given })) },
  'cs-retry-dialog': {
    inlineSize: '600px',
    blockSize: 'auto',
    scenes: scenes(retryDialogStates, (given) => ({ around: retryDialogInbox, given: () => given })),
  },
  'cs-retry-history': { inlineSize: '900px', blockSize: 'auto', scenes: scenes(retryHistoryStates, (given) => ({ around: {}, given: () => given })) },
  'cs-retry-run': { inlineSize: '600px', blockSize: 'auto', scenes: scenes(retryRunStates, inside) },
  'cs-bulk-dialog': { inlineSize: '600px', blockSize: 'auto', scenes: scenes<BulkDialogState, Scene<'cs-bulk-dialog'>>(bulkDialogStates, ({ around, given }) => ({ around, given: () => given })) },
  'cs-daily-report': { inlineSize: '1180px', blockSize: '800px', scenes: scenes<DailyReportState, Scene<'cs-daily-report'>>(dailyReportStates, ({ around, given = {} }) => ({ around, given: () => given })) },
  'cs-failed-messages': { inlineSize: '1180px', blockSize: '800px', scenes: scenes<FailedMessagesState, Scene<'cs-failed-messages'>>(failedMessagesStates, ({ failed, given = {}, ...around }) => ({ around, given: () => given, ...(failed === undefined ? {} : { failed }) })) },
  'cs-sync-banner': { inlineSize: '960px', blockSize: 'auto', scenes: scenes<BannerState, Scene<'cs-sync-banner'>>(syncBannerStates, ({ given = {}, ...around }) => ({ around, given: () => given })) },
  'cs-network-indicator': { inlineSize: '320px', blockSize: 'auto', scenes: scenes(networkIndicatorStates, inside) },
  'cs-alerts': { inlineSize: '120px', blockSize: 'auto', scenes: scenes<AlertsState, Scene<'cs-alerts'>>(alertsStates, ({ around, given }) => ({ around, given: () => given })) },
  'cs-key-help': { inlineSize: '600px', blockSize: 'auto', scenes: scenes(keyHelpStates, (given) => ({ around: {}, given: () => given })) },
  'cs-health-panel': { inlineSize: '1190px', blockSize: '800px', scenes: scenes<HealthState, Scene<'cs-health-panel'>>(healthPanelStates, ({ given = {}, ...around }) => ({ around, given: () => given })) },
  'cs-account': {
    inlineSize: '1280px',
    blockSize: '900px',
    scenes: scenes<AccountState, Scene<'cs-account'>>(accountStates, ({ around, inside: tags }) => ({
      around: around ?? {},
      inside: tags,
      given: (inbox) => (around === null ? {} : { inbox, ports: samplePorts, operatorName: 'Mei Lin' }),
    })),
  },
  'cs-inbox': {
    inlineSize: '1280px',
    blockSize: '800px',
    scenes: scenes<InboxState | null, Scene<'cs-inbox'>>(inboxStates, (state) => ({
      around: state ?? {},
      given: (inbox) => (state === null ? {} : { inbox, ports: samplePorts, operatorName: 'Mei Lin', panel: state.panel ?? 'inbox' }),
    })),
  },
} satisfies { readonly [Tag in CsTag]: GalleryElement<Tag> };

/** An element that shows what the inbox around it holds. */
function inside(around: InboxSnapshot): { readonly around: InboxSnapshot; readonly given: () => object } {
  return { around, given: () => ({}) };
}

function scenes<State, Made>(states: Readonly<Record<string, State>>, make: (state: State) => Made): Readonly<Record<string, Made>> {
  return Object.fromEntries(Object.entries(states).map(([name, state]) => [name, make(state)]));
}
