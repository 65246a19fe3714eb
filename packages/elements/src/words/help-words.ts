type Table<Key extends string> = Readonly<Record<Key, string>>;

/** What the bell says, and the list of keys. */
export interface HelpWords {
  /** The bell; `quiet`: the browser shows no notifications. */
  readonly alerts: Table<'name' | 'off' | 'on' | 'quiet'>;
  readonly keyboard: string;
  /** What keys do. */
  readonly key: Table<'next' | 'previous' | 'unread' | 'open' | 'back' | 'pages' | 'asking' | 'history' | 'line'>;
  /** Where they do it: while a message has the focus, and in the field. */
  readonly keysIn: Table<'message' | 'field'>;
}
