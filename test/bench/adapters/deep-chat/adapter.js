import 'deep-chat';
let el,
  count = 0;
const idx = new Map(),
  base = new Map();
const box = () => el.shadowRoot?.getElementById('messages');
const rows = () => box()?.querySelectorAll('.outer-message-container') || [];
export const adapter = {
  caps: { list: 'full', status: 'emulated', send: 'enter' },
  convert: (m) => m.map((x) => ({ role: x.own ? 'user' : 'ai', text: x.text, custom: { id: x.id } })),
  mount(root, msgs) {
    el = document.createElement('deep-chat');
    el.style.cssText = 'width:800px;height:720px;display:block;border:0';
    msgs.forEach((m, i) => {
      idx.set(m.custom.id, i);
      base.set(m.custom.id, m.text);
    });
    count = msgs.length;
    el.connect = {
      websocket: true,
      handler: (_, s) => {
        s.newUserMessage.listener = () => {};
        s.onOpen();
      },
    };
    el.requestBodyLimits = { maxMessages: 1 };
    el.maxVisibleMessages = 1e9;
    /* default cap ~4000 rows trims one by one: 7,000 took 49 s */ el.history = msgs;
    root.append(el);
  },
  append(ms) {
    for (const m of ms) {
      idx.set(m.custom.id, count++);
      el.addMessage(m);
    }
  },
  setStatus(id, st) {
    el.updateMessage({ text: base.get(id) + ' · ' + st }, idx.get(id));
  },
  composer: () => el.shadowRoot.getElementById('text-input'),
  lastMessage: () => {
    const r = el && rows();
    for (let i = r.length - 1; i >= 0; i--) if (r[i].textContent.includes('#')) return r[i];
    return null;
  },
  countMessages: () => rows().length,
  statusText: (id) => rows()[idx.get(id)]?.textContent.slice(-14) ?? '',
};
