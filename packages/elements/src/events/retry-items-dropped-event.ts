/** Internal, from the retry dialog to the list around it: its `items` have become fewer, those that cannot go are taken out. */
export class RetryItemsDroppedEvent extends Event {
  static readonly type = 'retry-items-dropped';

  constructor() {
    super(RetryItemsDroppedEvent.type, { bubbles: true });
  }
}
