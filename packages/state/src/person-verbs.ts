import {
  AFTER_ALL,
  asks,
  blockedFailure,
  checkText,
  type Eligibility,
  eligibilityOf,
  type Lane,
  mayGoNow,
  type MessagePlace,
  type NewMessage,
  type OutboxEntry,
  type OutboxState,
  type PlannedAttempt,
  resendOf,
  retryVerdicts,
  sendPolicy,
} from '@cs-inbox/core';
import type { Conversation, ConversationId, Message, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Inbox, ResendResult, RetryResult, SendResult } from './inbox.ts';
import { PanelVerbs } from './panel-verbs.ts';
import type { ReplyChange, ReplyResult } from './quick-reply.ts';
import type { RetryRunItem } from './retry-run.ts';

type Verbs = Pick<
  Inbox,
  'loadOlder' | 'markSeen' | 'send' | 'setDraft' | 'keepReply' | 'dropReply' | 'check' | 'retry' | 'retryAll' | 'retryOutlook' | 'stopRetries' | 'sendTest' | 'sendAgain' | 'resend' | 'sendAnyway' | 'withdraw' | 'pause' | 'stopWaiting' | 'discard' | 'edit' | 'stopEditing'
>;

const noLane: Lane = { entries: [], flight: null, storing: [] };
const never: Eligibility = { verdict: 'never', why: 'cause' };

/** What a person does about messages. */
export class PersonVerbs extends PanelVerbs implements Verbs {
  /** Messages that this tab has asked back to change them: their texts go to its composers. */
  readonly #editing = new Set<MessageKey>();

  loadOlder(): void {
    this.#inOpen('older');
  }

  markSeen(): void {
    this.#inOpen('seen');
  }

  #inOpen(type: 'older' | 'seen'): void {
    const { $openId, act, sync } = this.world;
    const conversationId = $openId.get();
    if (conversationId !== null) act(() => sync.dispatch({ type, conversationId }));
  }

  send(conversationId: ConversationId, text: string): SendResult {
    const { drafts, outbox } = this.world;
    return this.#take(conversationId, text, (message) => {
      const draft = drafts.of(conversationId);
      const fromDraft = draft.text === text;
      const replaced = this.#inPlaceOf(conversationId, fromDraft ? draft.replaces : null);
      if (fromDraft) drafts.handOver(conversationId);
      outbox.dispatch({ type: 'accept', message: { ...message, ...replaced }, fromDraft });
    });
  }

  setDraft(conversationId: ConversationId, text: string): void {
    this.world.act(() => this.world.drafts.set(conversationId, text));
  }

  keepReply(change: ReplyChange): ReplyResult {
    const { ready, replies } = this.world;
    return ready() ? replies.keep(change) : { ok: false, why: 'starting' };
  }

  dropReply(id: string): void {
    this.world.act(() => this.world.replies.drop(id));
  }

  check(conversationId: ConversationId, key: MessageKey): void {
    this.#wish('check', conversationId, key);
  }

  retry(conversationId: ConversationId, key: MessageKey, reason = ''): RetryResult {
    const entry = this.#entry(conversationId, key);
    return this.#again('retry', entry?.delivery === 'failed' ? entry : undefined, reason);
  }

  retryAll(items: readonly MessagePlace[], reason = ''): readonly (RetryResult | ResendResult)[] {
    const { act, outbox, ports, runs } = this.world;
    const planned = { ...this.#planned(reason), trigger: 'bulk' } as const;
    const startedAt = ports.clock.now();
    const going: MessagePlace[] = [];
    const told = this.retryOutlook(items).map((outlook, i): RetryRunItem | null => {
      const item = items[i];
      if (item === undefined) return null;
      const { conversationId, key } = item;
      const entry = this.#entry(conversationId, key);
      const resent = outlook.ok && entry === undefined ? this.#resend(conversationId, key, planned) : null;
      const result = resent ?? outlook;
      if (outlook.ok && entry !== undefined) going.push(item);
      const to = this.#conversation(conversationId);
      const [storeId, buyerName] = entry === undefined ? [to?.storeId ?? '', to?.buyer.name ?? ''] : [entry.storeId, entry.buyerName];
      return { conversationId, key: resent?.ok ? resent.key : key, storeId, buyerName, result, progress: result.ok ? 'queued' : null, at: startedAt };
    });
    const run = { startedAt, by: planned.by, reason, items: told.filter((item) => item !== null) };
    runs.begin(run);
    if (going.length > 0) act(() => outbox.dispatch({ type: 'retry-all', items: going, planned }));
    return run.items.map(({ result }) => result);
  }

  retryOutlook(items: readonly MessagePlace[]): readonly RetryResult[] {
    const now = this.world.ports.clock.now();
    const verdicts = retryVerdicts(this.#state(), items, now);
    const busy = new Set(items.flatMap(({ conversationId, key }) => (mayGoNow(verdicts.get(key) ?? never, now) ? [conversationId] : [])));
    return items.map(({ conversationId, key }): RetryResult => {
      const failed = verdicts.get(key);
      const blocked = failed === undefined ? this.#blocked(conversationId, key) : null;
      const verdict = failed ?? blocked?.eligibility;
      if (verdict === undefined) return { ok: false, why: 'not-failed' };
      // One that goes before it in this very run is an answer to be waited for.
      const eligibility: Eligibility = blocked !== null && verdict.verdict === 'may' && busy.has(conversationId) ? { verdict: 'waits', for: 'answer' } : verdict;
      if (!mayGoNow(eligibility, now)) return { ok: false, why: 'not-eligible', eligibility };
      busy.add(conversationId);
      return { ok: true };
    });
  }

  stopRetries(): number {
    const { act, outbox, runs } = this.world;
    const { queued } = runs;
    const items = queued.filter(({ result }) => !('key' in result));
    if (items.length > 0) act(() => outbox.dispatch({ type: 'stop-retries', items }));
    for (const { conversationId, key, result } of queued) if ('key' in result) this.withdraw(conversationId, key);
    return queued.length;
  }

  sendTest(text: string): SendResult {
    const { health } = this.world;
    if (health.offered === null) return { ok: false, why: 'no-such-conversation' };
    const result = this.send(health.offered, text);
    if (result.ok) health.tested(result.key);
    return result;
  }

  sendAgain(conversationId: ConversationId, key: MessageKey, reason = ''): RetryResult {
    const entry = this.#entry(conversationId, key);
    const isAsked = entry !== undefined && asks(this.#state(), this.#lane(conversationId), entry);
    return this.#again('send-again', isAsked ? entry : undefined, reason);
  }

  resend(conversationId: ConversationId, key: MessageKey, reason = ''): ResendResult {
    return this.#resend(conversationId, key, this.#planned(reason));
  }

  #resend(conversationId: ConversationId, key: MessageKey, by: Omit<PlannedAttempt, 'failure'>): ResendResult {
    const { outbox, ports } = this.world;
    const blocked = this.#blocked(conversationId, key);
    if (blocked === null) return { ok: false, why: 'not-blocked' };
    const { eligibility, message } = blocked;
    if (!mayGoNow(eligibility, ports.clock.now())) return { ok: false, why: 'not-eligible', eligibility };
    const planned = { ...by, failure: blockedFailure(message.note ?? '') };
    return this.#take(conversationId, message.text, (fresh) => {
      outbox.dispatch({ type: 'accept', message: { ...fresh, ...this.#inPlaceOf(conversationId, key), planned }, fromDraft: false });
    });
  }

  sendAnyway(conversationId: ConversationId, key: MessageKey): void {
    this.#wish('send-anyway', conversationId, key);
  }

  withdraw(conversationId: ConversationId, key: MessageKey, { edit = false }: { readonly edit?: boolean } = {}): void {
    this.world.act(() => {
      if (edit) this.#editing.add(key);
      this.world.outbox.dispatch({ type: 'withdraw', conversationId, key, edit });
    });
  }

  pause(storeId: StoreId, paused: boolean): void {
    this.world.act(() => this.world.outbox.dispatch({ type: 'pause', storeId, paused }));
  }

  stopWaiting(conversationId: ConversationId, key: MessageKey): void {
    this.#wish('stop-waiting', conversationId, key);
  }

  discard(conversationId: ConversationId, key: MessageKey): void {
    this.#wish('discard', conversationId, key);
  }

  edit(conversationId: ConversationId, key: MessageKey): void {
    const entry = this.#entry(conversationId, key);
    const text = entry?.delivery === 'failed' ? entry.text : this.#blocked(conversationId, key)?.message.text;
    if (text !== undefined) this.world.act(() => this.world.drafts.edit(conversationId, text, key));
  }

  stopEditing(conversationId: ConversationId): void {
    const { act, drafts } = this.world;
    act(() => drafts.set(conversationId, drafts.of(conversationId).text, null));
  }

  /** A message was taken back to be changed: whichever tab has asked for it gets the text. */
  protected withdrawn({ conversationId, delivery, key, replaces, text }: OutboxEntry): void {
    if (!this.#editing.delete(key)) return;
    const { drafts } = this.world;
    if (delivery === 'failed') drafts.edit(conversationId, text, key);
    else drafts.putInFront({ conversationId, key, text, replaces });
  }

  #wish(type: 'check' | 'send-anyway' | 'stop-waiting' | 'discard', conversationId: ConversationId, key: MessageKey): void {
    this.world.act(() => this.world.outbox.dispatch({ type, conversationId, key }));
  }

  #again(type: 'retry' | 'send-again', entry: OutboxEntry | undefined, reason: string): RetryResult {
    if (entry === undefined) return { ok: false, why: 'not-failed' };
    const { act, outbox, ports } = this.world;
    const { conversationId, key } = entry;
    const eligibility = eligibilityOf(this.#state(), this.#lane(conversationId), entry);
    if (!mayGoNow(eligibility, ports.clock.now())) return { ok: false, why: 'not-eligible', eligibility };
    act(() => outbox.dispatch({ type, conversationId, key, planned: this.#planned(reason) }));
    return { ok: true };
  }

  #planned(reason: string) {
    return { trigger: 'manual', by: this.world.operator(), reason } as const;
  }

  /** Checks a text and takes it, for a conversation that is known. */
  #take(conversationId: ConversationId, text: string, deed: (message: Omit<NewMessage, 'replaces' | 'priorAttempts'>) => void): SendResult {
    const { act, ports, ready, tables } = this.world;
    if (!ready()) return { ok: false, why: 'starting' };
    const to = this.#conversation(conversationId);
    if (to === undefined) return { ok: false, why: 'no-such-conversation' };
    const { cursor, stores } = tables();
    const { storeId } = to;
    const checked = checkText(text, stores.get(storeId), this.#state(), sendPolicy);
    if (!checked.ok) return checked;
    const key = ports.newKey();
    const newest = this.#messages(conversationId).at(-1)?.position ?? -1;
    // Before the first list nobody can tell what stands there already.
    const afterPosition = cursor === null ? AFTER_ALL : Math.max(newest, to.lastMessage?.position ?? -1);
    act(() => deed({ key, conversationId, storeId, buyerName: to.buyer.name, text: checked.text, afterPosition }));
    return { ok: true, key };
  }

  #inPlaceOf(conversationId: ConversationId, key: MessageKey | null): Pick<NewMessage, 'replaces' | 'priorAttempts'> {
    if (key === null) return { replaces: null, priorAttempts: 0 };
    if (this.#blocked(conversationId, key) !== null) return { replaces: key, priorAttempts: this.#state().arrived.get(key)?.attempts ?? 1 };
    return { replaces: this.#entry(conversationId, key)?.delivery === 'failed' ? key : null, priorAttempts: 0 };
  }

  /** A blocked message of ours, and whether its text may go as a new one. */
  #blocked(conversationId: ConversationId, key: MessageKey): { readonly message: Message; readonly eligibility: Eligibility } | null {
    const messages = this.#messages(conversationId);
    const message = messages.findLast((other) => other.key === key);
    const eligibility = message === undefined ? null : resendOf(message, messages, this.#lane(conversationId).entries);
    if (message === undefined || eligibility === null) return null;
    // What has arrived behind it is not in a list of before: it may be this text.
    const isStale = (this.#state().places.get(conversationId)?.position ?? -1) > (messages.at(-1)?.position ?? -1);
    return { message, eligibility: isStale && eligibility.verdict === 'may' ? { verdict: 'waits', for: 'answer' } : eligibility };
  }

  /** Before the first list is here, the outbox itself knows the conversations in which something waits. */
  #conversation(conversationId: ConversationId): Conversation | undefined {
    const { conversations, cursor } = this.world.tables();
    const listed = conversations.get(conversationId);
    return listed !== undefined || cursor !== null ? listed : this.world.rows().find(({ conversation: { id } }) => id === conversationId)?.conversation;
  }

  #messages(conversationId: ConversationId): readonly Message[] {
    return this.world.tables().messages.get(conversationId) ?? [];
  }

  #state(): OutboxState {
    return this.world.outbox.$state.get();
  }

  #lane(conversationId: ConversationId): Lane {
    return this.#state().lanes.get(conversationId) ?? noLane;
  }

  #entry(conversationId: ConversationId, key: MessageKey): OutboxEntry | undefined {
    return this.#lane(conversationId).entries.find((entry) => entry.key === key);
  }
}
