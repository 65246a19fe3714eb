/** What is to be done about the inbox as a whole. */
type PanelDeed =
  /** A text has come back to the composer: a person goes on there. */
  | 'write'
  /** What a person was at has gone: a person goes on in the list. */
  | 'look'
  /** Build the engine anew from the disk. */
  | 'restart';

/** Internal, from an element inside to the inbox around it. */
export class PanelDeedEvent extends Event {
  static readonly type = 'panel-deed';
  readonly deed: PanelDeed;

  constructor(deed: PanelDeed) {
    super(PanelDeedEvent.type, { bubbles: true });
    this.deed = deed;
  }
}
