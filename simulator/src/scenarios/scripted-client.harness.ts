import { type Conversation, parseJson, Problem, RetriesReply, routes, SendReply, SyncPage } from '@cs-inbox/protocol';
import type { Reply } from '../answer.ts';
import { seenOf } from '../breakage.ts';
import type { Host } from '../doors/host.ts';
import type { OpenStream } from '../stream/open-stream.ts';
import type { VirtualClock } from '../virtual-clock.ts';

const TICK_MS = 250;
const SYNC_MS = 2_000;
/** From one message to the next: eight in 15 s. */
const GAP_MS = 1_800;
const DEADLINE_MS = 30_000;
/** How long it waits where nobody says how long. */
const PATIENCE_MS = 20_000;
/** Nothing on the stream for so long: it is not really open any more. */
const SILENCE_MS = 25_000;
/** Nothing to do for so long: it looks away until then. */
const NAP_MS = 600_000;
const CONVERSATIONS = 4;

interface Entry {
  readonly key: string;
  readonly conversation: Conversation;
  readonly text: string;
  readonly goesAt: number;
  /** `refused`: it holds nobody up, and goes again when its time has come. */
  readonly state: 'queued' | 'flying' | 'refused' | 'done';
}

/** The least that a client must do so that nothing is lost, doubled or out of order, whatever goes wrong. */
export class ScriptedClient {
  readonly #host: Host;
  readonly #clock: VirtualClock;
  readonly #entries: Entry[] = [];
  /** Until when nothing goes to a store. */
  readonly #shut = new Map<string, number>();
  #talks: readonly Conversation[] = [];
  #cursor: string | null = null;
  #syncAt = 0;
  #bulkAt = 0;
  #stream: { readonly stop: () => void; heardAt: number } | null = null;
  #busy = new Set<string>();

  constructor(host: Host, clock: VirtualClock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** Writes so many messages to four buyers of at least three stores, and goes on for so many ms after the first one. */
  async play(messages: number, forMs: number): Promise<void> {
    while (this.#talks.length === 0) await this.#tick();
    const startedAt = this.#clock.now();
    for (let n = 0; n < messages; n++) {
      const conversation = this.#talks[n % this.#talks.length];
      const text = n % 8 === 2 ? `Message ${n}: add me on WhatsApp` : `Message ${n}`;
      if (conversation !== undefined) this.#entries.push({ key: `k${n}`, conversation, text, goesAt: startedAt + n * GAP_MS, state: 'queued' });
    }
    while (this.#clock.now() < startedAt + forMs) await this.#tick();
  }

  /** Goes on until it knows of each message that it arrived or never will, and for so many ms more; false where that takes too long. */
  async settle(forMs: number): Promise<boolean> {
    for (let ticks = 0; this.#entries.some(({ state }) => state !== 'done'); ticks++) {
      if (ticks > 10_000) return false;
      await this.#tick();
      const restMs = this.#nextAt() - this.#clock.now();
      if (restMs > NAP_MS && restMs < Number.POSITIVE_INFINITY) await this.#clock.advance(restMs);
    }
    for (let passed = 0; passed < forMs; passed += TICK_MS) await this.#tick();
    return true;
  }

  async #tick(): Promise<void> {
    const now = this.#clock.now();
    if (now >= this.#syncAt) this.#once('sync', () => this.#sync());
    if (this.#host.scenario.stream === true && this.#cursor !== null) this.#once('stream', () => this.#listen());
    if (this.#host.scenario.bulkRetry === true && now >= this.#bulkAt) this.#once('bulk', () => this.#retryTogether());
    for (const entry of this.#entries) if (this.#mayGo(entry)) this.#once(entry.key, () => this.#send(entry));
    await this.#clock.advance(TICK_MS);
  }

  #once(what: string, run: () => Promise<void>): void {
    if (this.#busy.has(what)) return;
    this.#busy.add(what);
    void run().finally(() => this.#busy.delete(what));
  }

  /** The earliest time at which it has something to do. */
  #nextAt(): number {
    const open = this.#entries.filter(({ state }) => state !== 'done');
    return Math.min(...open.map(({ goesAt, state, conversation }) => (state === 'flying' ? 0 : Math.max(goesAt, this.#shut.get(conversation.storeId) ?? 0))));
  }

  #mayGo(entry: Entry): boolean {
    if (entry.state === 'done' || entry.state === 'flying' || !this.#isDue(entry)) return false;
    if (entry.state === 'refused') return this.#host.scenario.bulkRetry !== true;
    const earlier = this.#entries.slice(0, this.#entries.indexOf(entry)).filter(({ conversation }) => conversation.id === entry.conversation.id);
    return earlier.every(({ state }) => state === 'done' || state === 'refused');
  }

  #isDue({ goesAt, conversation }: Entry): boolean {
    return this.#clock.now() >= Math.max(goesAt, this.#shut.get(conversation.storeId) ?? 0);
  }

  #become(entry: Entry, change: Partial<Entry>): void {
    const place = this.#entries.findIndex(({ key }) => key === entry.key);
    this.#entries[place] = { ...entry, ...change };
  }

  async #send(entry: Entry): Promise<void> {
    const { key, text, conversation } = entry;
    this.#become(entry, { state: 'flying' });
    const reply = await this.#ask('PUT', routes.send(conversation.id, key), JSON.stringify({ storeId: conversation.storeId, text }));
    const sent = parseJson(SendReply, reply?.body ?? '');
    if (sent.ok && sent.value.key === key) return this.#become(entry, { state: 'done' });
    const problem = parseJson(Problem, reply?.body ?? '');
    if (problem.ok && problem.value.key === key) return this.#refused(entry, problem.value);
    this.#become(entry, { state: 'queued', goesAt: this.#clock.now() + SYNC_MS });
  }

  #refused(entry: Entry, { cause, retryable, retryAt, words }: Problem): void {
    const now = this.#clock.now();
    const { storeId } = entry.conversation;
    const againAt = retryAt ?? now + PATIENCE_MS;
    switch (cause) {
      case 'throttled':
      case 'quota':
      case 'config':
        this.#shut.set(storeId, Math.max(againAt, this.#shut.get(storeId) ?? 0));
        return this.#become(entry, { state: 'queued', goesAt: againAt });
      case 'login':
        this.#shut.set(storeId, Number.POSITIVE_INFINITY);
        this.#clock.setTimer(PATIENCE_MS / 4, () => void this.#logIn(storeId));
        return this.#become(entry, { state: 'queued', goesAt: now });
      case 'content': {
        const text = words.reduce((rest, word) => rest.replaceAll(word, '…'), entry.text);
        const place = this.#entries.findIndex(({ key }) => key === entry.key);
        this.#entries.splice(place, 1, { ...entry, state: 'done' }, { ...entry, key: `${entry.key}b`, text, state: 'queued', goesAt: now });
        return;
      }
      default:
        return this.#become(entry, retryable ? { state: 'refused', goesAt: againAt } : { state: 'done' });
    }
  }

  async #logIn(storeId: string): Promise<void> {
    await this.#host.command({ do: 'log-in', storeId });
    this.#shut.delete(storeId);
  }

  async #retryTogether(): Promise<void> {
    const wanted = this.#entries.filter((entry) => entry.state === 'refused' && this.#isDue(entry));
    if (wanted.length === 0) return;
    for (const entry of wanted) this.#become(entry, { state: 'flying' });
    const reply = await this.#ask('POST', routes.retries(), JSON.stringify({ keys: wanted.map(({ key }) => key) }));
    const told = parseJson(RetriesReply, reply?.body ?? '');
    for (const entry of wanted) {
      const item = told.ok ? told.value.items.find(({ key }) => key === entry.key) : undefined;
      if (item?.outcome === 'accepted') this.#become(entry, { state: 'done' });
      else if (item?.outcome === 'refused') this.#refused(entry, item.problem);
      else this.#become(entry, { state: 'refused', goesAt: this.#clock.now() });
    }
    this.#bulkAt = this.#clock.now() + SYNC_MS;
  }

  async #sync(): Promise<void> {
    this.#syncAt = this.#clock.now() + SYNC_MS;
    const page = (await this.#page(this.#cursor)) ?? (this.#cursor === null ? null : await this.#page(null));
    if (page === null) return;
    this.#cursor = page.cursor;
    if (page.hasMore) this.#syncAt = 0;
    if (this.#talks.length === 0) this.#talks = talksOf(page.conversations);
  }

  async #page(cursor: string | null): Promise<SyncPage | null> {
    const reply = await this.#ask('GET', routes.sync(cursor));
    const page = parseJson(SyncPage, reply?.status === 200 ? reply.body : '');
    return page.ok ? page.value : null;
  }

  async #listen(): Promise<void> {
    const now = this.#clock.now();
    if (this.#stream !== null && now - this.#stream.heardAt <= SILENCE_MS) return;
    this.#stream?.stop();
    this.#stream = null;
    const answer = await this.#host.handle({ method: 'GET', path: routes.events(this.#cursor), body: null, headers: {} });
    if (answer.kind === 'opened') this.#hear(answer.stream);
  }

  #hear(opened: OpenStream): void {
    const stream = { stop: () => {}, heardAt: this.#clock.now() };
    this.#stream = stream;
    stream.stop = this.#host.pump(opened, {
      frame: () => {
        stream.heardAt = this.#clock.now();
      },
      end: () => {
        if (this.#stream === stream) this.#stream = null;
      },
    });
  }

  /** Null where nobody knows what became of it. */
  async #ask(method: string, path: string, body: string | null = null): Promise<Reply | null> {
    const answer = await this.#host.handle({ method, path, body, headers: {} });
    if (answer.kind === 'reply') return answer;
    if (answer.kind === 'broken' && seenOf[answer.how].startsWith('pending')) await new Promise<void>((resolve) => this.#clock.setTimer(DEADLINE_MS, resolve));
    return null;
  }
}

/** The first of each of three stores, and one more. */
function talksOf(all: readonly Conversation[]): readonly Conversation[] {
  const firsts = all.filter(({ storeId }, place) => all.findIndex((other) => other.storeId === storeId) === place).slice(0, CONVERSATIONS - 1);
  return [...firsts, ...all.filter((one) => !firsts.includes(one))].slice(0, CONVERSATIONS);
}
