import type { Conversation } from '@cs-inbox/protocol';
import type { RowChanges } from '@cs-inbox/state';
import { CachedRows, type CachedThread, isCached } from './cached-rows.ts';
import type { Evidence } from './evidence.ts';
import type { PlatformHistory } from './platform-history.ts';
import type { RowJudge } from './row-judge.ts';

/** What is about as old as this may be too old to be shown, ms. */
const OLD_MS = 6.9 * 86_400_000;

/** All that the judgement of one conversation hangs on. */
interface Looked {
  readonly conversation: Conversation | null;
  readonly thread: CachedThread | null;
  /** Of the cursor. */
  readonly generation: number;
  /** How often it had changed at the platform. */
  readonly changes: number;
  readonly sequence: number;
}

/** Judges what is cached: after every commit it is what the platform had at the cursor that stands beside it, or newer. */
export class CacheJudge {
  readonly #evidence: Evidence;
  readonly #history: PlatformHistory;
  readonly #rows: RowJudge;
  readonly #cached = new CachedRows();
  /** By conversation, what was looked at last and nothing was wrong with. */
  readonly #right = new Map<string, Looked>();
  /** Pages that have read the disk. */
  readonly #loaded = new Set<number>();
  #blamed = false;
  /** Commits that have moved the cursor. */
  commits = 0;

  constructor(evidence: Evidence, history: PlatformHistory, rows: RowJudge) {
    this.#evidence = evidence;
    this.#history = history;
    this.#rows = rows;
  }

  /** Told before it takes effect. */
  applied(page: number, { puts, deletes }: RowChanges): void {
    const cached = puts.filter(({ key }) => isCached(key));
    const gone = deletes.filter(isCached);
    if (cached.length + gone.length === 0) return;
    const ofOutbox = [...puts.map(({ key }) => key), ...deletes].filter((key) => key.startsWith('out:'));
    if (ofOutbox.length > 0) this.#blame(`page ${page} changed ${ofOutbox.join(', ')} together with what can be asked for again`);
    for (const { key, value } of cached) this.#cached.put(key, value);
    for (const key of gone) this.#cached.delete(key);
    this.commits++;
    const why = this.#differs();
    if (why !== null) this.#blame(`page ${page} has cached something else than stood at its cursor: ${why}`);
  }

  /** Somebody has emptied the disk. */
  cleared(): void {
    this.#cached.clear();
  }

  /** A page has read the disk: what it shows before anybody has answered. */
  loaded(page: number, shown: number): void {
    // Later it only looks what others have written there.
    if (this.#loaded.has(page)) return;
    this.#loaded.add(page);
    const { cursor } = this.#cached;
    const there = cursor === null || this.#evidence.now() - cursor.freshAt > OLD_MS ? 0 : this.#cached.conversations;
    if (shown < there) this.#evidence.blame('SYNC-5', `page ${page} has read ${there} conversations from the disk and shows ${shown}`);
  }

  /** What is wrong with the cached rows, or null. */
  #differs(): string | null {
    const { cursor = null, partial = false, rows = 0 } = this.#cached.cursor ?? {};
    if (cursor === null) return null;
    const [place = '', within = ''] = cursor.split('.');
    if (within !== '') return `${cursor} is the cursor of a page that has more behind it`;
    const sequence = Number.parseInt(place, 36);
    return (partial || rows !== this.#cached.listed ? null : this.#missing()) ?? this.#differsAt(sequence);
  }

  #missing(): string | null {
    for (const id of this.#history.stores.keys()) if (this.#cached.store(id) === null) return `${id} is not there`;
    for (const id of this.#history.conversations.keys()) if (this.#cached.conversation(id) === null) return `${id} is not there`;
    return null;
  }

  #differsAt(sequence: number): string | null {
    for (const [id, versions] of this.#history.stores) {
      const store = this.#cached.store(id);
      if (store !== null && !versions.isHeldAt(store, sequence)) return `${id} is "${store.login}", which is of the past`;
    }
    const generation = this.#cached.cursor?.generation ?? 0;
    for (const id of this.#history.conversations.keys()) {
      const [conversation, thread, changes] = [this.#cached.conversation(id), this.#cached.thread(id), this.#history.changesOf(id)];
      const looked: Looked = { conversation, thread, generation, changes, sequence };
      if (isStillRight(this.#right.get(id), looked, this.#history.changedAt(id))) continue;
      const why = this.#conversationDiffers(id, looked);
      if (why !== null) return why;
      this.#right.set(id, looked);
    }
    return null;
  }

  #conversationDiffers(id: string, { conversation, thread, sequence }: Looked): string | null {
    const why = conversation === null ? null : this.#rows.differs(conversation, { sequence });
    if (why !== null) return why;
    const hole = thread === null ? null : this.#threadDiffers(id, thread, sequence);
    // What a backend without keys has taken twice is shown once.
    return hole !== null && !this.#hasTwice(id) ? hole : null;
  }

  #hasTwice(id: string): boolean {
    const keys = [...this.#history.messages(id).values()].flatMap((versions) => versions.at(Infinity)?.key ?? []);
    return new Set(keys).size < keys.length;
  }

  #threadDiffers(id: string, { messages, loaded, wholeFrom }: CachedThread, sequence: number): string | null {
    const history = this.#history.messages(id);
    // Only what counts as whole up to the newest of its conversation is believed when a page comes.
    const newest = this.#cached.conversation(id)?.lastMessage?.position ?? 0;
    const counts = loaded === this.#cached.cursor?.generation && (messages.at(-1)?.position ?? 0) >= newest;
    const positions = new Set<number>();
    for (const message of messages) {
      if (positions.has(message.position)) return `${id} has message ${message.position} twice`;
      positions.add(message.position);
      const versions = history.get(message.position);
      if (versions === undefined) return `${id} has a message ${message.position} that the platform never had`;
      if (counts && !versions.isHeldAt(message, sequence)) return `message ${message.position} of ${id} is "${message.receipt}", which is of the past`;
    }
    if (!counts) return null;
    for (const [position, versions] of history) {
      if (position >= wholeFrom && !positions.has(position) && versions.at(sequence) !== undefined) return `message ${position} of ${id} is not there`;
    }
    return null;
  }

  #blame(why: string): void {
    if (!this.#blamed) this.#evidence.blame('I11', why);
    this.#blamed = true;
  }
}

/** Whether the same was looked at before, and nothing has changed at the platform between the two cursors. */
function isStillRight(before: Looked | undefined, now: Looked, changedAt: number): boolean {
  return (
    before !== undefined &&
    before.conversation === now.conversation &&
    before.thread === now.thread &&
    before.generation === now.generation &&
    before.changes === now.changes &&
    (before.sequence === now.sequence || (changedAt < before.sequence && changedAt < now.sequence))
  );
}
