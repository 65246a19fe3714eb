/** The code under test: a box in which an operator answers a buyer. It fires `told` when it knows more. */
export class ReplyBox extends HTMLElement {
  /** Where the backend answers, and who gets the message. */
  backend = '/api/cs/';
  conversationId = '';
  storeId = '';
  #key = crypto.randomUUID();

  connectedCallback(): void {
    this.innerHTML = '<textarea aria-label="Answer"></textarea> <button>Send</button> <p role="status"></p>';
    this.querySelector('button')?.addEventListener('click', () => void this.#send());
  }

  async #send(): Promise<void> {
    const text = this.querySelector('textarea')?.value ?? '';
    this.#say('Sending');
    try {
      const answer = await fetch(`${this.backend}conversations/${this.conversationId}/messages/${this.#key}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ storeId: this.storeId, text }),
      });
      if (answer.ok) {
        this.#key = crypto.randomUUID();
        this.#say('Sent');
      } else if (answer.status === 429) {
        this.#say(`Too many messages. Try again in ${answer.headers.get('retry-after')} s.`);
      } else {
        this.#say('Not sent.');
      }
    } catch {
      this.#say('The connection broke. "Send" asks again.');
    }
    this.dispatchEvent(new Event('told'));
  }

  #say(words: string): void {
    const status = this.querySelector('[role=status]');
    if (status !== null) status.textContent = words;
  }
}

customElements.define('reply-box', ReplyBox);
