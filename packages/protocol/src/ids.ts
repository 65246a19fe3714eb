import * as v from 'valibot';

/** Longest opaque id that is accepted, in UTF-16 code units. */
const ID_LENGTH_MAX = 128;

/**
 * Ids are opaque: never parsed, never ordered by, never used as an object key
 * (a buyer can choose what looks like one). `.` and `..` are none: an address would swallow them.
 */
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(ID_LENGTH_MAX), v.regex(/^(?!\.\.?$)/u));

/** The signed-in operator, as the host's backend knows them. Every answer echoes it. */
export type AccountId = string;
export type StoreId = string;
export type ConversationId = string;
/** The backend's id of a message that it has confirmed. */
export type MessageId = string;
/** Chosen by the client when the operator sends; one per message for its whole life. */
export type MessageKey = string;
/** Opaque position in the backend's log. */
export type SyncCursor = string;
