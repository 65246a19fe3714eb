import type { BenchConversation } from './bench-conversation.ts';
import type { BenchMessage, BenchStatus } from './bench-message.ts';

/** What the bench asks of one inbox or chat kit: the only thing in its page that knows which one it is. */
export interface Adapter<Native = unknown, Row = unknown> {
  readonly caps: {
    /** Whether rows out of view are left out of the page. */
    readonly list: 'windowed' | 'full';
    /** `emulated`: the kit has no status, the adapter writes one where the kit shows something. */
    readonly status: 'native' | 'emulated' | 'none';
    readonly send: 'enter' | 'click';
    readonly conversations?: boolean;
    /** More messages than this are not tried. */
    readonly maxN?: number;
  };
  /** Not timed. */
  init?(root: HTMLElement): void | Promise<void>;
  /** Not timed: from the bench's shape to the kit's own. */
  convert(messages: readonly BenchMessage[], isIncoming?: boolean): Native | Promise<Native>;
  /** Timed, up to the paint of the newest message. */
  mount(root: HTMLElement, native: Native): void | Promise<void>;
  /** What comes from the other side; the list stays at its end. */
  append(native: Native): void;
  /** Own messages whose status is changed, one after the other, and into what. Left out: three of those that were loaded, in turn. */
  statusSteps?(count: number): Promise<readonly { readonly id: string; readonly status: BenchStatus }[]>;
  setStatus(id: string, status: BenchStatus): void;
  composer(): HTMLElement | null | undefined;
  sendButton?(): HTMLElement;
  /** The newest row that is in the page: cheap. */
  lastMessage(): Element | null | undefined;
  /** Where the text of a row is not in its own tree. */
  textOf?(row: Element): string;
  countMessages(): number;
  /** Something read from the page that changes with the status; '' where the row is not in the page. */
  statusText(id: string): string;
  convertConversations?(conversations: readonly BenchConversation[]): Row;
  /** Timed, up to the paint of the first row. */
  mountConversations?(root: HTMLElement, rows: Row): void;
  /** Timed: a buyer has written, so the row changes and goes to the top. */
  bumpConversation?(id: string, news: { readonly text: string; readonly time: number; readonly n: number }): void;
  firstConversation?(): Element | null | undefined;
  countConversations?(): number;
}
