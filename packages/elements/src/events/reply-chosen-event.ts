import type { ConversationId } from '@cs-inbox/protocol';

/** Internal, from the quick replies to the composer: a text for the conversation that was named, into the field or at once to the buyer. */
export class ReplyChosenEvent extends Event {
  static readonly type = 'reply-chosen';
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly send: boolean;

  constructor(conversationId: ConversationId, text: string, send: boolean) {
    super(ReplyChosenEvent.type, { bubbles: true });
    this.conversationId = conversationId;
    this.text = text;
    this.send = send;
  }
}
