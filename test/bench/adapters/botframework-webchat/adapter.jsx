import React from 'react';
import { createRoot } from 'react-dom/client';
import ReactWebChat from 'botframework-webchat';
// mock DirectLine: replays history through activity$, accepts postActivity (never acknowledged => bubble stays "Sending")
let obs,
  pending = [];
const $ = (s) => document.querySelector(s),
  $$ = (s) => document.querySelectorAll(s);
const observable = (f) => {
  const o = {
    subscribe(a, e, c) {
      const ob = typeof a === 'function' ? { next: a, error: e, complete: c } : a;
      const un = f(ob);
      return { unsubscribe: un || (() => {}) };
    },
  };
  o[Symbol.observable || '@@observable'] = () => o;
  return o;
};
const dl = {
  connectionStatus$: observable((o) => {
    o.next(0);
    setTimeout(() => {
      o.next(1);
      setTimeout(() => o.next(2));
    });
  }),
  activity$: observable((o) => {
    obs = o;
    const p = pending;
    setTimeout(() => {
      for (const a of p) o.next(a);
    });
  }),
  postActivity: () => observable(() => {}),
  end() {},
};
const act = (m) => ({
  id: m.id,
  type: 'message',
  text: m.text,
  textFormat: 'plain',
  timestamp: new Date(m.time).toISOString(),
  from: { id: m.own ? 'me' : 'bot', name: m.author, role: m.own ? 'user' : 'bot' },
  channelData: { 'webchat:sequence-id': m.n + 1, clientActivityID: m.own ? 'k' + m.id : undefined },
});

export const adapter = {
  caps: { list: 'full', status: 'none', send: 'enter', maxN: 1000 },
  convert: (ms) => ms.map(act),
  mount(root, native) {
    pending = native;
    root.style.height = '720px';
    createRoot(root).render(
      <div style={{ height: 720, width: 800 }}>
        <ReactWebChat directLine={dl} userID="me" styleOptions={{ hideUploadButton: true }} />
      </div>,
    );
  },
  append(ms) {
    for (const a of ms) obs.next(a);
  },
  setStatus() {},
  statusText: () => '',
  composer: () => $('[data-id="webchat-sendbox-input"], .webchat__send-box-text-box__input, textarea, input[type=text]'),
  lastMessage: () => {
    const l = $$('.webchat__basic-transcript__activity');
    return l[l.length - 1] || null;
  },
  countMessages: () => $$('.webchat__basic-transcript__activity').length,
};
