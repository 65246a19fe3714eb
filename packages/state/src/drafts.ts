import type { PutDraft } from '@cs-inbox/core';
import { type ConversationId, type MessageKey, TEXT_LENGTH_MAX } from '@cs-inbox/protocol';
import { atom } from 'nanostores';
import { draftFromWire, draftToWire } from './draft-message.ts';
import { guarded } from './guarded.ts';
import type { Draft } from './inbox.ts';
import type { Cancel, ClockPort, Row, StoragePort, TabsPort } from './ports.ts';
import { backRowKey, draftRow, draftRowKey, type ReadRows } from './rows.ts';

/** How long after the first change a draft is written, ms. */
const REST_MS = 150;

/** Longest draft that is kept on disk, in UTF-16 code units; a longer one lives in memory and says so. */
const DRAFT_LENGTH_MAX = TEXT_LENGTH_MAX * 5;

export const emptyDraft: Draft = { text: '', saved: 'saved', replaces: null };

/** A draft as the disk has it. */
export type StoredDraft = Pick<Draft, 'text' | 'replaces'>;

/** What stands in the composers, conversation by conversation, and whether the disk has it. */
export class Drafts {
  readonly $drafts = atom<ReadonlyMap<ConversationId, Draft>>(new Map());
  readonly #storage: StoragePort;
  readonly #clock: ClockPort;
  readonly #tabs: TabsPort | null;
  readonly #dirty = new Set<ConversationId>();
  /** What was given back to a composer and not sent since. */
  readonly #returned = new Map<ConversationId, string>();
  /** Keys of messages that were taken back into a draft, and whose texts the disk still keeps for it. */
  readonly #backs = new Map<ConversationId, readonly MessageKey[]>();
  /** The texts that all tabs know. */
  readonly #shared = new Map<ConversationId, string>();
  #cancel: Cancel | null = null;

  constructor(storage: StoragePort, clock: ClockPort, tabs: TabsPort | null = null) {
    this.#storage = storage;
    this.#clock = clock;
    this.#tabs = tabs;
  }

  load({ drafts, backs }: Pick<ReadRows, 'drafts' | 'backs'>): void {
    const next = new Map(this.$drafts.get());
    for (const [conversationId, draft] of drafts) {
      this.#shared.set(conversationId, draft.text);
      if (!next.has(conversationId)) next.set(conversationId, { ...draft, saved: 'saved' });
    }
    this.$drafts.set(next);
    for (const put of backs) this.putInFront(put);
  }

  of(conversationId: ConversationId): Draft {
    return this.#get(conversationId);
  }

  set(conversationId: ConversationId, text: string, replaces = this.#get(conversationId).replaces): void {
    const before = this.#get(conversationId);
    if (before.text === text && before.replaces === replaces) return;
    this.#put(conversationId, { text, saved: 'saving', replaces });
    this.#rest(conversationId);
  }

  #rest(conversationId: ConversationId): void {
    this.#dirty.add(conversationId);
    this.#cancel ??= this.#clock.setTimer(REST_MS, () => {
      this.#cancel = null;
      this.flush();
    });
  }

  /** The text has gone to the outbox, whose transaction also deletes the row. */
  handOver(conversationId: ConversationId): void {
    this.#drop(conversationId);
    this.#tell(conversationId);
  }

  #drop(conversationId: ConversationId): void {
    this.#dirty.delete(conversationId);
    this.#returned.delete(conversationId);
    this.#put(conversationId, emptyDraft);
  }

  /** Another tab has sent this text, and with it deleted the row: it is no draft any more. */
  sentElsewhere(conversationId: ConversationId, sent: string): void {
    const { text, replaces } = this.#get(conversationId);
    if (text === sent && replaces === null) this.#drop(conversationId);
  }

  /** Another tab has said something, perhaps of a draft. It appears here, unless something else was typed here since: then both stay. */
  heard(message: unknown): void {
    const heard = draftFromWire(message, DRAFT_LENGTH_MAX);
    if (heard === null) return;
    const { before, conversationId, replaces, text } = heard;
    const own = this.#get(conversationId);
    this.#shared.set(conversationId, text);
    if (own.text === text && own.replaces === replaces) return;
    const takes = own.text === before || text.includes(own.text);
    if (takes && own.saved === 'saved') return this.#put(conversationId, { text, saved: 'saved', replaces });
    const both = takes ? text : own.text.includes(text) ? own.text : joined(text, own.text);
    this.#put(conversationId, { text: both, saved: 'saving', replaces: takes ? replaces : (own.replaces ?? replaces) });
    this.#rest(conversationId);
  }

  /** After a time in which nothing was heard. @returns takes over what the disk has by then, where nothing was typed here since */
  catchUp(): (drafts: ReadRows['drafts']) => void {
    const before = this.$drafts.get();
    return (drafts) => {
      for (const id of new Set([...before.keys(), ...drafts.keys()])) {
        const own = this.$drafts.get().get(id);
        if (own !== before.get(id) || (own?.saved ?? 'saved') !== 'saved') continue;
        const draft = drafts.get(id) ?? emptyDraft;
        this.#shared.set(id, draft.text);
        this.#put(id, { ...draft, saved: 'saved' });
      }
    };
  }

  #tell(conversationId: ConversationId): void {
    const { text, replaces } = this.#get(conversationId);
    const before = this.#shared.get(conversationId) ?? '';
    this.#shared.set(conversationId, text);
    if (this.#storage.kind() === 'disk') guarded(this.#clock, () => this.#tabs?.post(draftToWire({ conversationId, before, text, replaces })));
  }

  /**
   * The outbox could not take the text: it stands in front of whatever has been typed
   * since, and behind what was given back before it.
   */
  giveBack(conversationId: ConversationId, text: string, replaces: MessageKey | null = null): void {
    const { text: now } = this.#get(conversationId);
    const before = this.#returned.get(conversationId) ?? '';
    const kept = before !== '' && now.startsWith(before) ? before : '';
    const typed = now.slice(kept.length).replace(/^\n/u, '');
    const returned = kept === '' ? text : `${kept}\n${text}`;
    this.#returned.set(conversationId, returned);
    this.set(conversationId, typed === '' ? returned : `${returned}\n${typed}`, replaces ?? this.#get(conversationId).replaces);
    this.flush();
  }

  /** The text of a failed message is to be changed: it stands in front of what has been typed. */
  edit(conversationId: ConversationId, text: string, replaces: MessageKey): void {
    const { text: now, replaces: before } = this.#get(conversationId);
    if (before === replaces && now !== '') return;
    this.set(conversationId, now === '' || now === text ? text : `${text}\n${now}`, replaces);
  }

  /** What has been taken back before it left stands in front of what has been typed. */
  putInFront({ conversationId, key, text, replaces }: PutDraft): void {
    const { text: now, replaces: before } = this.#get(conversationId);
    const isThere = now === text || now.startsWith(`${text}\n`);
    this.#backs.set(conversationId, [...(this.#backs.get(conversationId) ?? []), key]);
    this.set(conversationId, isThere ? now : now === '' ? text : `${text}\n${now}`, before ?? replaces);
  }

  /** The rows of a draft that is none any more. */
  rowKeys(conversationId: ConversationId): readonly string[] {
    return [draftRowKey(conversationId), ...this.#backRowKeys(conversationId)];
  }

  #backRowKeys(conversationId: ConversationId): readonly string[] {
    return (this.#backs.get(conversationId) ?? []).map(backRowKey);
  }

  /** Writes now what rests. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    for (const conversationId of this.#dirty) this.#write(conversationId);
    this.#dirty.clear();
  }

  /** The disk has lost them all. */
  writeAll(): void {
    for (const conversationId of this.$drafts.get().keys()) this.#dirty.add(conversationId);
    this.flush();
  }

  /** Nothing of them stays, and nothing is written any more. */
  forget(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#dirty.clear();
    this.#returned.clear();
    this.#shared.clear();
    this.$drafts.set(new Map());
  }

  #write(conversationId: ConversationId): void {
    const draft = this.#get(conversationId);
    const backs = this.#backs.get(conversationId);
    if (draft.text.length > DRAFT_LENGTH_MAX) return this.#put(conversationId, { ...draft, saved: 'unsaved' });
    const puts: Row[] = isEmpty(draft) ? [] : [draftRow(conversationId, draft)];
    const deletes = isEmpty(draft) ? this.rowKeys(conversationId) : this.#backRowKeys(conversationId);
    const settle = (saved: Draft['saved']) => {
      const { text, replaces } = this.#get(conversationId);
      if (text !== draft.text || replaces !== draft.replaces) return;
      this.#put(conversationId, { text, saved, replaces });
      if (saved === 'saved') this.#tell(conversationId);
    };
    guarded(this.#clock, () => {
      try {
        this.#storage.commit({ puts, deletes, epoch: null }, (answer) => {
          if (answer.ok && this.#backs.get(conversationId) === backs) this.#backs.delete(conversationId);
          settle(answer.ok ? 'saved' : 'unsaved');
        });
      } catch (error) {
        settle('unsaved');
        throw error;
      }
    });
  }

  #get(conversationId: ConversationId): Draft {
    return this.$drafts.get().get(conversationId) ?? emptyDraft;
  }

  #put(conversationId: ConversationId, draft: Draft): void {
    const next = new Map(this.$drafts.get());
    if (isEmpty(draft) && draft.saved === 'saved') next.delete(conversationId);
    else next.set(conversationId, draft);
    this.$drafts.set(next);
  }
}

/** Both texts, line by line, none twice: every tab that joins them comes to the same. */
function joined(one: string, other: string): string {
  const [first, second] = one < other ? [one, other] : [other, one];
  const lines = first.split('\n');
  return [...lines, ...second.split('\n').filter((line) => !lines.includes(line))].join('\n');
}

function isEmpty({ text, replaces }: StoredDraft): boolean {
  return text === '' && replaces === null;
}
