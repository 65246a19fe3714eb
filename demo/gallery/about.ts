import type { CsTag } from '@cs-inbox/elements/samples';

const said: { readonly [Tag in CsTag]?: string } = {
  'cs-message-bubble': 'Filled: the platform has it. Outline: only we have it. Dashed: nobody knows yet.',
  'cs-thread': 'One conversation, newest at the bottom.',
  'cs-conversation-list': 'Sorted by activity; what is in trouble says so in its own row.',
  'cs-store-rail': 'Stores by platform. A store that is fine says nothing.',
  'cs-composer': 'Who writes to whom stands above the text.',
  'cs-quick-replies': 'What “/” opens in the composer, by category, each a click away from being sent.',
  'cs-reply-dialog': 'Quick replies, written and ordered by whoever uses them. It opens over the page.',
  'cs-retry-dialog': 'Asks before a person sends again, and shows what became of it. It opens over the page.',
  'cs-bulk-dialog': 'The same for many messages at once, and how far they are. It opens over the page.',
  'cs-retry-history': 'Every attempt of a message, and what happens next without anybody.',
  'cs-retry-run': 'How far many retries are, and the way back to their results.',
  'cs-failed-messages': 'What has not reached its buyer, of all stores: why, what to do about it, and when.',
  'cs-sync-banner': 'What the network does to the inbox. While all is well there is none.',
  'cs-network-indicator': 'How fresh what is shown is, by the last measured proof.',
  'cs-alerts': 'Tells of what is new while the operator looks elsewhere, if they want it.',
  'cs-key-help': 'The keys of the inbox. It opens over the page.',
  'cs-account': 'One engine for several tags of a page; it has no box of its own.',
  'cs-inbox': 'Everything together; the panes follow its own width.',
};

/** One sentence on an element, or ''. */
export function about(tag: CsTag): string {
  return said[tag] ?? '';
}
