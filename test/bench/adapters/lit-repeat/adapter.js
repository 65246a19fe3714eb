import { LitElement, html, css } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { css as vcss, ownMessage } from '../../shared/vanilla.js';
const LABEL = { sending: 'Sending…', sent: '✓ Sent', failed: '! Failed – retry', received: '' };
const fmt = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
class Chat extends LitElement {
  static properties = { messages: { attribute: false } };
  static styles = [
    css([vcss]),
    css`
      :host {
        display: block;
        height: 100%;
      }
    `,
  ];
  constructor() {
    super();
    this.messages = [];
    this.pinned = true;
  }
  key(e) {
    if (e.key === 'Enter' && !e.shiftKey) {
      e.preventDefault();
      const t = e.target.value;
      e.target.value = '';
      this.messages = [...this.messages, ownMessage(t)];
    }
  }
  render() {
    return html`<div class="pane">
      <div class="list" role="log">
        ${repeat(
          this.messages,
          (m) => m.id,
          (m) =>
            html`<div class=${m.own ? 'row own' : 'row'} id=${m.id}>
              <div class="b">
                <div class="a">${m.author}</div>
                <div class="x">${m.text}</div>
                <div class="m">${fmt.format(m.time)} <span class="s" data-s=${m.status}>${LABEL[m.status]}</span></div>
              </div>
            </div>`,
        )}
      </div>
      <form><textarea rows="1" @keydown=${this.key}></textarea><button>Send</button></form>
    </div>`;
  }
  updated() {
    const l = this.renderRoot.querySelector('.list');
    l.scrollTop = 1e9;
  }
}
customElements.define('x-chat', Chat);
let el;
export const adapter = {
  caps: { list: 'full', status: 'native', send: 'enter' },
  convert: (m) => m,
  mount(root, m) {
    el = document.createElement('x-chat');
    el.messages = m;
    root.append(el);
  },
  append(ms) {
    el.messages = el.messages.concat(ms);
  },
  setStatus(id, status) {
    el.messages = el.messages.map((m) => (m.id === id ? { ...m, status } : m));
  },
  composer: () => el.renderRoot.querySelector('textarea'),
  lastMessage: () => el?.renderRoot.querySelector('.list')?.lastElementChild,
  countMessages: () => el.renderRoot.querySelectorAll('.row').length,
  statusText: (id) => el.renderRoot.getElementById(id).querySelector('.s').textContent,
};
