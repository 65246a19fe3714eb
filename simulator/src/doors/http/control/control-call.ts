/** A request to the control API. */
export interface ControlCall {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
  /** The header of that name; empty where there is none. */
  readonly cookie: string;
}
