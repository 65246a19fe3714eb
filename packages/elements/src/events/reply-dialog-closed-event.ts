/** Internal, from the dialog of the quick replies to those who opened it: it has closed. */
export class ReplyDialogClosedEvent extends Event {
  static readonly type = 'reply-dialog-closed';

  constructor() {
    super(ReplyDialogClosedEvent.type, { bubbles: true });
  }
}
