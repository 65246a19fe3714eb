/** What a person wants done about one message. */
export type MessageDeed =
  /** Find out what became of it. */
  | 'check'
  /** Send it again, at once. */
  | 'retry'
  /** Send it again, after a dialog. */
  | 'ask-retry'
  /** Send once more what nobody can ask about. */
  | 'send-again'
  /** Send what was held back for a person's word. */
  | 'send-anyway'
  | 'log-in'
  | 'edit'
  /** Not to send it; with `take-back` its text goes to the composer. */
  | 'withdraw'
  | 'take-back'
  | 'stop-waiting'
  | 'discard'
  /** Go on sending to its store. */
  | 'resume'
  /** Ask the backend what has changed. */
  | 'refresh'
  /** Build the engine anew from the disk. */
  | 'restart'
  /** Go to another conversation. */
  | 'leave';

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
