/** What a person wants done about one message. */
export type MessageDeed =
  /** Find out what became of it. */
  | 'check'
  /** Send it again, at once. */
  | 'retry'
  /** Send it again, after a dialog. */
  | 'ask-retry'
  | 'log-in'
  | 'edit'
  | 'stop-waiting'
  | 'discard';

/** Internal, from a bubble to its thread: something is to be done about its message. */
export class MessageDeedEvent extends Event {
  static readonly type = 'message-deed';
  readonly deed: MessageDeed;
  readonly key: string;

  constructor(deed: MessageDeed, key: string) {
    super(MessageDeedEvent.type, { bubbles: true });
    this.deed = deed;
    this.key = key;
  }
}
