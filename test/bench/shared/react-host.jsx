import React from 'react';
import { createRoot } from 'react-dom/client';
// Shared glue for React peers: state in a plain useState, like a typical consumer.
// spec: { convert(neutral)->native, View({messages,onSend}), withStatus(native,status)->native, idOf(native), ...selectors }
export function reactAdapter(spec) {
  let set,
    setC,
    root,
    seq = 0;
  const conv = (m) => m.map(spec.convert);
  function App({ initial }) {
    const [messages, s] = React.useState(initial);
    set = s;
    const onSend = React.useCallback((text) => {
      const n = /^#(\d+) /.exec(text)?.[1] ?? 'x' + seq++;
      const m = spec.convert({ id: 'm' + n, n: +n, text, own: true, author: 'Agent Me', time: Date.now(), status: 'sending' });
      s((a) => [...a, m]);
    }, []);
    return <spec.View messages={messages} onSend={onSend} />;
  }
  function ConvApp({ initial }) {
    const [convs, s] = React.useState(initial);
    setC = s;
    return <spec.ConvView convs={convs} />;
  }
  const idOf = spec.idOf || ((m) => m.id);
  const A = {
    caps: spec.caps,
    init: spec.init,
    convert: conv,
    mount(el, native) {
      root = createRoot(el);
      root.render(<App initial={native} />);
    },
    append(native) {
      set((a) => a.concat(native));
    },
    setStatus(id, st) {
      set((a) => {
        const i = a.findLastIndex((m) => idOf(m) === id);
        const b = a.slice();
        b[i] = spec.withStatus(b[i], st);
        return b;
      });
    },
    composer: spec.composer,
    sendButton: spec.sendButton,
    lastMessage: spec.lastMessage,
    countMessages: spec.countMessages,
    statusText: spec.statusText,
    textOf: spec.textOf,
  };
  if (spec.ConvView)
    Object.assign(A, {
      convertConversations: (c) => c.map(spec.convertConversation || ((x) => x)),
      mountConversations(el, native) {
        root = createRoot(el);
        root.render(<ConvApp initial={native} />);
      },
      bumpConversation(id, msg) {
        setC((a) => {
          const i = a.findIndex((c) => c.id === id);
          const c = spec.bump(a[i], msg);
          return [c, ...a.slice(0, i), ...a.slice(i + 1)];
        });
      },
      firstConversation: spec.firstConversation,
      countConversations: spec.countConversations,
    });
  return A;
}
const timeFmt = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
export const hhmm = (t) => timeFmt.format(t);
export const $ = (s, r = document) => r.querySelector(s);
export const $$ = (s, r = document) => r.querySelectorAll(s);
export const lastOf = (s) => {
  const l = document.querySelectorAll(s);
  return l[l.length - 1] || null;
};
