/** Internal, from the retry dialog to the thread: the dialog has closed. */
export class RetryDialogClosedEvent extends Event {
  static readonly type = 'retry-dialog-closed';

  constructor() {
    super(RetryDialogClosedEvent.type, { bubbles: true });
  }
}
