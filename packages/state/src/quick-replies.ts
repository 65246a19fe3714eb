import { atom } from 'nanostores';
import { guarded } from './guarded.ts';
import type { Ports, Row } from './ports.ts';
import { type QuickReply, type ReplyChange, replyLimits, type ReplyResult } from './quick-reply.ts';
import { readReply, replyRow, replyRowKey, type StoredReply } from './reply-row.ts';
import { isObject, VERSION } from './tab-message.ts';

/** The quick replies of an account, alike in all its tabs. Of two changes the later counts. */
export class QuickReplies {
  readonly $replies = atom<readonly QuickReply[]>([]);
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * What the disk has by now; what it refused, or has not yet, stays.
   * @returns keys of rows that cannot be read, to be left alone
   */
  load(rows: readonly Row[]): readonly string[] {
    const unread: string[] = [];
    const stored = new Map<string, StoredReply>();
    for (const row of rows) {
      const reply = readReply(row);
      if (reply === null) unread.push(row.key);
      else if (reply !== undefined) stored.set(reply.id, reply);
    }
    for (const own of this.$replies.get()) {
      if (own.saved !== 'saved' && own.at >= (stored.get(own.id)?.at ?? 0)) stored.set(own.id, own);
    }
    this.$replies.set([...stored.values()].map((reply) => ({ saved: 'saved', ...reply })));
    return unread;
  }

  keep({ id, category, text, title, gone }: ReplyChange): ReplyResult {
    const { categoryMax, countMax, textMax, titleMax } = replyLimits;
    const before = this.#get(id);
    if (title.trim() === '' || text.trim() === '') return { ok: false, why: 'empty' };
    if (title.length > titleMax || text.length > textMax || category.length > categoryMax) return { ok: false, why: 'too-long' };
    if (before === undefined && this.$replies.get().length >= countMax) return { ok: false, why: 'too-many' };
    const at = Math.max(this.#ports.clock.now(), (before?.at ?? 0) + 1);
    const reply: StoredReply = { id: id ?? this.#ports.newKey(), category: category.trim(), title: title.trim(), text: text.toWellFormed(), gone, at };
    this.#put({ ...reply, saved: 'saving' });
    this.#commit([replyRow(reply)], [], (ok) => {
      const now = this.#get(reply.id);
      if (now?.at === at) this.#put({ ...now, saved: ok ? 'saved' : 'unsaved' });
      if (ok) this.#tell(replyRow(reply));
    });
    return { ok: true, id: reply.id };
  }

  /** Where the disk does not let it go it is there again, and says so. */
  drop(id: string): void {
    const before = this.#get(id);
    if (before === undefined) return;
    this.#take(id);
    this.#commit([], [replyRowKey(id)], (ok) => {
      if (ok) this.#tell({ key: replyRowKey(id), value: null });
      else if (this.#get(id) === undefined) this.#put({ ...before, saved: 'unsaved' });
    });
  }

  /** Another tab has said something, perhaps of these. */
  heard(message: unknown): void {
    if (!isObject(message) || message['type'] !== 'reply' || message['v'] !== VERSION) return;
    const { key, value } = message;
    if (typeof key !== 'string') return;
    const reply = readReply({ key, value });
    if (reply) {
      const own = this.#get(reply.id);
      if (own === undefined ? this.$replies.get().length < replyLimits.countMax : own.at <= reply.at) this.#put({ ...reply, saved: 'saved' });
    } else if (value === null) this.$replies.set(this.$replies.get().filter(({ id }) => replyRowKey(id) !== key));
  }

  /** The disk has lost them all. */
  writeAll(): void {
    for (const reply of this.$replies.get()) this.keep(reply);
  }

  forget(): void {
    this.$replies.set([]);
  }

  #commit(puts: readonly Row[], deletes: readonly string[], done: (ok: boolean) => void): void {
    const { clock, storage } = this.#ports;
    guarded(clock, () => {
      try {
        storage.commit({ puts, deletes, epoch: null }, ({ ok }) => done(ok));
      } catch (error) {
        done(false);
        throw error;
      }
    });
  }

  #tell(row: Row): void {
    if (this.#ports.storage.kind() === 'disk') this.#ports.tabs?.post({ type: 'reply', v: VERSION, ...row });
  }

  #get(wanted: string | null): QuickReply | undefined {
    return this.$replies.get().find(({ id }) => id === wanted);
  }

  #take(gone: string): void {
    this.$replies.set(this.$replies.get().filter(({ id }) => id !== gone));
  }

  #put(reply: QuickReply): void {
    const all = this.$replies.get();
    const isKnown = all.some(({ id }) => id === reply.id);
    this.$replies.set(isKnown ? all.map((other) => (other.id === reply.id ? reply : other)) : [...all, reply]);
  }
}
