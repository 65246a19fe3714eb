import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/** Draws its host anew whenever an atom changes, for as long as the host is in the document. */
export class AtomController<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #fallback: Value;
  readonly #changed: (value: Value, before: Value) => void;
  #atom: ReadableAtom<Value> | null = null;
  #connected = false;
  #stop: () => void = () => {};

  /**
   * @param fallback the value while there is no atom
   * @param changed what a change leads to; left out, the host is drawn anew
   */
  constructor(host: ReactiveControllerHost, fallback: Value, atom: ReadableAtom<Value> | null = null, changed: (value: Value, before: Value) => void = () => host.requestUpdate()) {
    this.#host = host;
    this.#fallback = fallback;
    this.#atom = atom;
    this.#changed = changed;
    host.addController(this);
  }

  get value(): Value {
    return this.#atom === null ? this.#fallback : this.#atom.get();
  }

  /** Watches another atom from now on. */
  watch(atom: ReadableAtom<Value> | null): void {
    if (atom === this.#atom) return;
    this.#atom = atom;
    if (this.#connected) this.#listen();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop();
    this.#stop = () => {};
  }

  #listen(): void {
    this.#stop();
    this.#stop = this.#atom?.listen((value, before) => this.#changed(value as Value, before as Value)) ?? (() => {});
  }
}
