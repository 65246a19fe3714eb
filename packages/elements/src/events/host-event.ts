/** What the inbox tells its host. It crosses shadow roots and says facts, never message text. */
export abstract class HostEvent<Detail> extends Event {
  readonly detail: Detail;

  /** The class that is made says its type, and whether the host may veto. */
  constructor(detail: Detail) {
    const { type, cancelable = false } = new.target as unknown as { readonly type: string; readonly cancelable?: boolean };
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = detail;
  }
}
