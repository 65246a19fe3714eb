import { connect, type Socket } from 'node:net';

/** A connection of which every byte is seen, and how it ended. */
export class RawClient {
  received = '';
  /** `end`: the server has closed in good order; `reset`: it has not. */
  ended: 'end' | 'reset' | null = null;
  readonly #socket: Socket;
  readonly #waiting = new Set<() => void>();

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (bytes) => this.#changed(() => (this.received += bytes.toString('latin1'))));
    this.#socket.on('end', () => this.#changed(() => (this.ended ??= 'end')));
    this.#socket.on('error', () => this.#changed(() => (this.ended ??= 'reset')));
    this.#socket.on('close', (broken) => this.#changed(() => (this.ended ??= broken ? 'reset' : 'end')));
  }

  /** `headers`: lines without their ends. */
  ask(requestLine: string, headers: readonly string[] = ['host: localhost'], body = ''): this {
    const length = body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`];
    this.#socket.write(`${requestLine} HTTP/1.1\r\n${[...headers, ...length].join('\r\n')}\r\n\r\n${body}`);
    return this;
  }

  /** Sends these characters as they are. */
  say(text: string): void {
    this.#socket.write(text);
  }

  /** Resolves as soon as the condition holds. A test that waits in vain fails by its own time limit. */
  until(condition: (client: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Stops reading, so that what the server writes piles up. */
  stopReading(): void {
    this.#socket.pause();
  }

  leave(): void {
    this.#socket.destroy();
  }

  #changed(change: () => void): void {
    change();
    for (const look of this.#waiting) look();
  }
}
