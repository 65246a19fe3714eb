/** Internal, from the list to the inbox: the operator has opened a row, so the focus may follow. */
export class RowChosenEvent extends Event {
  static readonly type = 'row-chosen';

  constructor() {
    super(RowChosenEvent.type, { bubbles: true });
  }
}
