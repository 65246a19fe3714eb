/** What a rule may wait for. */
export const occasionKinds = ['send', 'attempt', 'sync', 'history', 'read', 'look-up', 'stream', 'event', 'bulk-retry', 'request'] as const;

/**
 * `send`: a message, when its key comes first. `attempt`: each arrival of a message,
 * repeats too. `stream`: a stream is opened. `event`: an event is about to be pushed.
 * `request`: any request.
 */
export type OccasionKind = (typeof occasionKinds)[number];
