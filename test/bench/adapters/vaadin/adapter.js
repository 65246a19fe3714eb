import '@vaadin/message-list';
import '@vaadin/message-input';
const fmt = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const item = (m) => ({
  id: m.id,
  base: fmt.format(m.time),
  text: m.text,
  time: fmt.format(m.time) + (m.own ? ' · ' + m.status : ''),
  userName: m.author,
  userColorIndex: m.own ? 1 : 2,
});
let ml, mi;
export const adapter = {
  caps: { list: 'full', status: 'emulated', send: 'enter' },
  convert: (m) => m.map(item),
  mount(root, items) {
    ml = document.createElement('vaadin-message-list');
    mi = document.createElement('vaadin-message-input');
    ml.style.cssText = 'flex:1;min-height:0;overflow:auto';
    root.append(ml, mi);
    ml.items = items;
    mi.addEventListener('submit', (e) => {
      const text = e.detail.value;
      const n = /^#(\d+)/.exec(text)[1];
      ml.items = [...ml.items, item({ id: 'm' + n, text, own: true, author: 'Agent Me', time: Date.now(), status: 'sending' })];
    });
  },
  append(items) {
    ml.items = ml.items.concat(items);
  },
  setStatus(id, st) {
    const a = ml.items.slice(),
      i = a.findLastIndex((m) => m.id === id);
    a[i] = { ...a[i], time: a[i].base + ' · ' + st };
    ml.items = a;
  },
  composer: () => mi.querySelector('textarea'),
  lastMessage: () => {
    let e = ml.lastElementChild;
    while (e && e.localName !== 'vaadin-message') e = e.previousElementSibling;
    return e;
  },
  countMessages: () => ml.querySelectorAll('vaadin-message').length,
  statusText: (id) => {
    const i = ml.items.findLastIndex((m) => m.id === id);
    return ml.querySelectorAll('vaadin-message')[i]?.shadowRoot.querySelector('[part=time]').textContent ?? '';
  },
};
