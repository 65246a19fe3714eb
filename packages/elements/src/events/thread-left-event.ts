/** Internal, from the thread to the inbox: the operator has gone back to the list, so the focus may follow. */
export class ThreadLeftEvent extends Event {
  static readonly type = 'thread-left';

  constructor() {
    super(ThreadLeftEvent.type, { bubbles: true });
  }
}
