import type { Panel } from '../context/view.ts';
import { healthPanelStates } from '../health-panel/health-panel.states.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import { sampleThread } from '../samples/sample-thread.ts';
import { syncBannerStates } from '../sync-banner/sync-banner.states.ts';
import { threadStates } from '../thread/thread.states.ts';

const selected = sampleRows[0] ?? null;
const open = {
  ready: true,
  storage: 'disk',
  loaded: true,
  stores: sampleStores,
  conversations: sampleRows,
} as const satisfies InboxSnapshot;
const thread = { conversationId: selected?.conversation.id ?? null, bubbles: sampleThread, loading: false, hasOlder: false };

/** What the inbox holds, and which of its panels is shown. */
export type InboxState = InboxSnapshot & { readonly panel?: Panel };

/** Every state in which the inbox can be met, by name; null where it has nothing to open. */
export const inboxStates = {
  'without-backend': null,
  starting: {},
  empty: { ...open, stores: [], conversations: [] },
  list: open,
  thread: { ...open, selected, thread },
  paused: {
    ...open,
    ...threadStates.paused,
    conversations: sampleRows.map((row, i) => (i === 0 ? { ...row, trouble: { delivery: 'waiting', count: 2, cause: 'unknown', hold: 'paused' } } : row)),
  },
  overdue: { ...open, ...threadStates['sending-long'], conversations: sampleRows.slice(1), overdue: 1 },
  offline: { ...open, ...syncBannerStates.offline, selected, thread },
  'back-again': { ...open, ...syncBannerStates.connecting, selected, thread },
  'sync-failed': { ...open, ...syncBannerStates.failed, selected, thread },
  'sync-failed-by-hand': { ...open, ...syncBannerStates['failed-by-hand'], selected, thread },
  'cached-and-dark': { ...open, ...syncBannerStates['stale-cached'], selected, thread },
  'panel-failed': { ...open, ...healthPanelStates.troubled, panel: 'failed' },
  'panel-health': { ...open, ...healthPanelStates.troubled, panel: 'health' },
  'panel-health-offline': { ...open, ...healthPanelStates.offline, ...syncBannerStates.offline, panel: 'health' },
  'panel-report': { ...open, ...healthPanelStates.troubled, panel: 'report' },
  'all-sent': { ...open, ...syncBannerStates['all-sent'], selected, thread },
} satisfies Readonly<Record<string, InboxState | null>>;
