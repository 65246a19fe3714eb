/** A refusal's status, and when it is given. */
type Refusals = Readonly<Record<number, string>>;

export interface Operation {
  readonly method: 'get' | 'put' | 'post';
  /** Below the base address, with the names of its parameters. */
  readonly path: string;
  readonly summary: string;
  readonly query: readonly { readonly name: string; readonly description: string; readonly schema: object }[];
  /** Name of the schema of its body, or null. */
  readonly request: string | null;
  /** Name of the schema of its answer; of a stream that of each event. */
  readonly reply: string;
  readonly streams?: true;
  readonly replies: Readonly<Record<number, string>>;
  readonly refusals: Refusals;
}

const always: Refusals = {
  400: 'The address or the body is malformed.',
  401: 'The operator is not signed in at the backend.',
  403: 'The operator may not do this.',
  429: 'Too many requests.',
  500: 'The backend is at fault.',
  503: 'The backend cannot answer now.',
};
const noConversation: Refusals = { 404: 'There is no such conversation.' };
const cursor = { $ref: '#/components/schemas/Id' };
const position = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

/** By the names that `routes` of the protocol has for them. */
export const operations = {
  capabilities: {
    method: 'get',
    path: '/capabilities',
    summary: 'What the backend can do; asked first, and again whenever the network has come back.',
    query: [],
    request: null,
    reply: 'Capabilities',
    replies: { 200: 'What it can do.' },
    refusals: always,
  },
  sync: {
    method: 'get',
    path: '/sync',
    summary: 'What has changed since a cursor, or everything.',
    query: [{ name: 'cursor', description: 'As of an earlier answer; without it everything is asked for.', schema: cursor }],
    request: null,
    reply: 'SyncPage',
    replies: { 200: 'A page. The backend says whether it is full or incremental.' },
    refusals: { ...always, 410: 'The cursor means nothing any more: the widget asks again without one.' },
  },
  history: {
    method: 'get',
    path: '/conversations/{conversationId}/messages',
    summary: 'The newest messages of a thread, or those before a position.',
    query: [
      { name: 'limit', description: 'Most messages that are wanted; fewer may be given.', schema: { type: 'integer', minimum: 1, default: 50 } },
      { name: 'before', description: 'A position; only what is older is asked for.', schema: position },
    ],
    request: null,
    reply: 'HistoryPage',
    replies: { 200: 'A stretch without a hole, rising by position.' },
    refusals: { ...always, ...noConversation },
  },
  send: {
    method: 'put',
    path: '/conversations/{conversationId}/messages/{key}',
    summary: 'Sends a message, once per key.',
    query: [],
    request: 'SendRequest',
    reply: 'SendReply',
    replies: { 200: 'A later arrival of the key: the same message.', 201: 'The first arrival of the key: the platform has taken the message.' },
    refusals: {
      ...always,
      ...noConversation,
      401: 'The store is logged out at the platform (`login`), or the operator at the backend (without `committed`).',
      403: 'The store is logged out at the platform (`login`), or something must be set up (`config`).',
      409: 'The key is on its way (without `committed`), or stands for another message.',
      410: 'This buyer cannot be written to any more (`recipient`).',
      413: 'The body is too large.',
      422: '`content`, `recipient`, `config`, or a key that stands for another message.',
      429: 'Too many messages (`throttled`), or a limit per day is used up (`quota`).',
      502: "The platform's fault, proved not accepted (`platform`), or unknown (without `committed`).",
      503: 'The platform was not reached (`network`), is at fault (`platform`), or nobody knows (without `committed`).',
    },
  },
  lookUp: {
    method: 'get',
    path: '/messages/{key}',
    summary: 'What became of a key.',
    query: [],
    request: null,
    reply: 'LookUpReply',
    replies: { 200: 'The message, or null where the key was never accepted and cannot be any more.' },
    refusals: { ...always, 404: 'There is no look-up here; it proves nothing.', 409: 'What became of the key is not settled yet.' },
  },
  read: {
    method: 'put',
    path: '/conversations/{conversationId}/read',
    summary: 'An operator has seen everything up to a position.',
    query: [],
    request: 'ReadRequest',
    reply: 'ReadReply',
    replies: { 200: 'Heard.' },
    refusals: { ...always, ...noConversation },
  },
  events: {
    method: 'get',
    path: '/events',
    summary: 'A stream of what changes behind a cursor. Optional: `stream` of the capabilities says `sse`.',
    query: [{ name: 'cursor', description: 'As of a sync without more pages, or of an event; without it only what happens from now on is told.', schema: cursor }],
    request: null,
    reply: 'ServerEvent',
    streams: true,
    replies: { 200: 'It stays open; a comment comes at once, and whenever 15 s have passed without a byte.' },
    refusals: { ...always, 404: 'There is no stream here.', 410: 'The cursor means nothing here any more: the widget asks for everything by `sync` first.' },
  },
  retries: {
    method: 'post',
    path: '/retries',
    summary: 'Tries messages again that were refused. Optional: `bulkRetry` of the capabilities says so.',
    query: [],
    request: 'RetriesRequest',
    reply: 'RetriesReply',
    replies: { 207: 'What became of each of them.' },
    refusals: { ...always, 404: 'There are no retries here.', 413: 'The body is too large.' },
  },
} as const satisfies Record<string, Operation>;
