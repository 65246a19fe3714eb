/** Longest text that is read from or written to the wire, in UTF-16 code units. */
export const TEXT_LENGTH_MAX = 20_000;
/** Longest name (store, buyer) that is read from the wire, in UTF-16 code units. */
export const NAME_LENGTH_MAX = 512;
/** Longest web address that is read from the wire, in UTF-16 code units. */
export const ADDRESS_LENGTH_MAX = 2_048;
/** Most items in one array of one answer. */
export const PAGE_ITEMS_MAX = 10_000;
/** Longest answer that is parsed at all, in UTF-16 code units. */
export const ANSWER_LENGTH_MAX = 16 * 1024 * 1024;
/** Longest server event that is parsed at all, in UTF-16 code units. */
export const EVENT_LENGTH_MAX = 1024 * 1024;
