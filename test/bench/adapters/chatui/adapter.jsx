import React from 'react';
import Chat, { Bubble } from '@chatui/core/es/index.js';
import '@chatui/core/dist/index.css';
import { reactAdapter, hhmm, $, $$, lastOf } from '../../shared/react-host.jsx';
const content = (m) => (
  <Bubble content={m.content.text}>
    <div className="st">
      {m.hm} {m.content.status}
    </div>
  </Bubble>
);
export const adapter = reactAdapter({
  caps: { list: 'full', status: 'emulated', send: 'enter' },
  idOf: (m) => m._id,
  convert: (m) => ({
    _id: m.id,
    type: 'text',
    content: { text: m.text, status: m.own ? m.status : '' },
    position: m.own ? 'right' : 'left',
    user: m.own ? undefined : { name: m.author },
    hasTime: false,
    createdAt: m.time,
    hm: hhmm(m.time),
  }),
  withStatus: (m, status) => ({ ...m, content: { ...m.content, status } }),
  View: ({ messages, onSend }) => (
    <div style={{ height: 720, width: 800 }}>
      <Chat
        locale="en-US"
        messages={messages}
        renderMessageContent={content}
        onSend={(t, v) => {
          onSend(v);
        }}
      />
    </div>
  ),
  composer: () => $('.Composer-input'),
  lastMessage: () => lastOf('.MessageList > .Message, .MessageList .Message'),
  countMessages: () => $$('.MessageList .Message').length,
  statusText: (id) => {
    const i = window.bench.msgs.findLastIndex((m) => m.id === id);
    return $$('.MessageList .Message')[i]?.querySelector('.st')?.textContent ?? '';
  },
});
