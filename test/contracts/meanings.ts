import type { schemas } from './schemas.ts';

type Schemas = typeof schemas;

/** What each schema means, and each of its members. It stands here, for in the schemas it would weigh on every page. */
type Meanings = {
  readonly [S in keyof Schemas]: Schemas[S] extends { readonly entries: infer E }
    ? { readonly self: string; readonly members: { readonly [M in keyof E]: string } }
    : { readonly self: string };
};

const account = 'The operator for whom the answer was made.';

export const meanings: Meanings = {
  Id: { self: 'Opaque; at most 128 UTF-16 code units.' },
  Instant: { self: 'Milliseconds since 1970-01-01T00:00Z.' },
  Receipt: { self: 'How far the platform has carried a message; `blocked`: taken, and withheld afterwards.' },
  Capabilities: {
    self: 'What a backend can do. The widget promises no more than this allows.',
    members: {
      protocol: 'The version of this protocol.',
      account,
      deduplicationWindowMs: 'How long a key is remembered, in ms from its first arrival; 0 where it is not.',
      lookUp: 'Whether `GET messages/{key}` tells what became of a key.',
      stream: '`sse` where `GET events` streams; `none`: the widget polls.',
      bulkRetry: 'Whether `POST retries` exists.',
      dailyRetry: 'Whether refused messages are sent again every morning by the backend itself; the widget then leaves them alone.',
      sendsAtOnce: 'How many sends it takes at once; left out, 4.',
      testConversation: 'A conversation in which nobody minds a message; the widget sends its test messages there. Left out, it sends none.',
    },
  },
  Store: {
    self: "A merchant's shop on a platform, in one market.",
    members: {
      id: 'Of the backend.',
      name: 'As the operators call it.',
      platform: "`shopee`, `lazada`, `tiktok-shop`, or any other platform's own word.",
      market: 'The site, as an ISO 3166 alpha-2 code.',
      login: 'Whether the backend may act for the store at the platform.',
      textLengthMax: 'Longest text that the platform takes, in `textLengthUnit`.',
      textLengthUnit: 'In what the platform counts the length of a text: UTF-16 code units (also where it is left out), Unicode code points, graphemes (what a reader takes for one character), or bytes of UTF-8.',
      pace: 'How fast the platform takes messages from it: at most `messages` in any `everyMs` ms. null, or left out, where nobody knows.',
    },
  },
  Message: {
    self: 'What the backend has confirmed.',
    members: {
      id: 'Of the backend. It may change once, when the platform gives its own; the key then stays.',
      conversationId: 'Where it stands.',
      key: 'The key under which a widget sent it; null on everything else.',
      direction: '`in` from the buyer, `out` from the store, whoever wrote it.',
      kind: 'What it is.',
      text: 'What it says; of other kinds than `text` what a person may read instead.',
      position: 'Place in its conversation, strictly rising: the only order that counts.',
      at: 'When the platform took it.',
      receipt: 'Of an outgoing message; incoming ones say `delivered`.',
      note: 'What the platform says of a message that it blocked after it had taken it.',
      attachment: 'What it shows beside its text; null, or left out, where there is nothing.',
    },
  },
  Attachment: {
    self: 'What a message shows beside its text. Each member may be null or left out; what cannot be read counts as left out.',
    members: {
      title: 'Name of the item or voucher, number of the order.',
      subtitle: 'What else the platform shows of it: a price, how far the order is, until when the voucher holds.',
      imageUrl: 'The image or sticker itself, or a small one of the item: an absolute address, `http:`, `https:` or `data:image/…`.',
      imageWidth: 'Width of the image in px: its place is kept until it is there.',
      imageHeight: 'Height of the image in px.',
      linkUrl: 'Where a person can see more: an absolute address, `http:` or `https:`.',
    },
  },
  Conversation: {
    self: 'The thread with one buyer in one store.',
    members: {
      id: 'Of the backend.',
      storeId: 'The store that it belongs to.',
      buyer: 'The person at the other end.',
      unread: 'Buyer messages that no operator has seen yet.',
      lastMessage: 'The newest message, or null where there is none.',
      replyDueAt: "When the reply is due by the platform's rules, or null where none is.",
      priority: 'Whether it comes before others.',
    },
  },
  SyncPage: {
    self: 'What has changed, or everything. Rows are told apart by `id`.',
    members: {
      account,
      epoch: 'The log that cursors belong to. It changes when the log was restored or replaced.',
      mode: '`full` replaces what is known, `incremental` adds to it.',
      cursor: 'Where to go on from.',
      hasMore: 'Whether another page follows at once.',
      stores: 'New or changed ones; of a full answer all.',
      conversations: 'New or changed ones; of a full answer all.',
      messages: 'Every one that is new or has changed; of a full answer as many as you like, or none.',
    },
  },
  HistoryPage: {
    self: 'A stretch of one thread.',
    members: {
      account,
      conversationId: 'The one that was asked for.',
      messages: 'The newest of those asked for, rising by position, none missing in between.',
      hasMore: 'Whether older ones exist.',
    },
  },
  SendRequest: {
    self: 'A text for the buyer of the conversation; the same bytes on every attempt.',
    members: {
      storeId: 'The store that the operator saw; refuse where the conversation belongs to another one.',
      text: 'At most 20,000 UTF-16 code units, and `textLengthMax` of the store.',
      replaces: 'Key of the failed message in whose place this one was written.',
      account: 'The operator who wrote it, where the page names one; refuse where somebody else asks.',
    },
  },
  SendReply: {
    self: 'The message that stands for the key.',
    members: { account, key: 'The key of the request.', message: 'The same on every arrival of the key, as it is by now.' },
  },
  LookUpReply: {
    self: 'What became of a key.',
    members: {
      account,
      key: 'The key of the request.',
      message: 'null: this key was never accepted, and nothing under way can still be.',
    },
  },
  ReadRequest: {
    self: 'An operator has seen every message up to here.',
    members: { position: 'Of the newest message that was seen.' },
  },
  ServerEvent: {
    self: 'One event of the stream. `cursor`: where to go on from behind it. `sequence`: one higher than that of the change before it. Of a type that it does not know the widget keeps no more than these.',
  },
  RetriesRequest: {
    self: 'Messages to try again.',
    members: {
      keys: 'Of messages that were refused, each once, in the order in which they shall go.',
      reason: 'What the operator wrote, for your records.',
      account: 'The operator who asks, where the page names one; refuse where somebody else does.',
    },
  },
  RetriesReply: {
    self: 'What became of each message, by its key and in any order.',
    members: {
      account,
      items: 'Of a key that is left out nobody knows what became of it.',
    },
  },
  ReadReply: { self: 'Heard.', members: { account } },
  Problem: {
    self: 'A refusal. To a send it proves that nothing was accepted if, and only if, it says `committed: false`.',
    members: {
      account,
      key: 'The key that it speaks of; a send needs it.',
      title: 'Shown where there is no `detail`.',
      detail: 'One sentence for people.',
      cause: 'Why.',
      class: '`retryable`: the same may pass later. `business`: a rule of the platform. `permanent`: it never will.',
      retryable: 'Whether the same message may be tried again. Decides for `platform`, `config` and `unknown`.',
      committed:
        'false: no attempt under this key has been accepted up to this answer; of a refusal that lasts also: none will be. Leave it out where you cannot know.',
      retryAt: 'When it may go again, or null. `Retry-After` takes precedence.',
      code: "The platform's own code.",
      requestId: 'For support.',
      words: 'The words that the platform objected to.',
    },
  },
};
