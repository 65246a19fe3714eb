import { type Context, ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { closestAround } from './closest-around.ts';

/** Asks for a context, and once more where a `<cs-account>` around it could not answer yet: its tag is defined later. */
export class LateConsumer<Value> extends ContextConsumer<Context<unknown, Value>, ReactiveElement> {
  constructor(host: ReactiveElement, context: Context<unknown, Value>, callback: (value: Value) => void = () => {}) {
    super(host, { context, callback, subscribe: true });
  }

  override hostConnected(): void {
    super.hostConnected();
    if (this.value !== undefined || closestAround(this.host, 'cs-account') === null) return;
    void customElements.whenDefined('cs-account').then(() => this.host.isConnected && super.hostConnected());
  }
}
