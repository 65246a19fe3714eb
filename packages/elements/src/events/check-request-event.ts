/** Internal, from a bubble to its thread: the operator asks what became of the message. */
export class CheckRequestEvent extends Event {
  static readonly type = 'check-request';
  readonly key: string;

  constructor(key: string) {
    super(CheckRequestEvent.type, { bubbles: true });
    this.key = key;
  }
}
