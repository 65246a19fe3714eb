import React from 'react';
import { MinChatUiProvider, MainContainer, MessageInput, MessageContainer, MessageList, ConversationList } from '@minchat/react-chat-ui';
import { reactAdapter, $ } from '../../shared/react-host.jsx';
const ST = { sending: { loading: true, seen: false }, sent: { loading: false, seen: false }, failed: { loading: false, seen: true }, received: {} };
// MinChat's styled rows have no stable class: find rows as elements holding a token text, newest last, via the list container's children
const cont = () => {
  const c = window.__mc;
  if (c?.isConnected) return c;
  let best = null;
  for (const d of document.querySelectorAll('#root div'))
    if (d.childElementCount > 20 || d.childElementCount >= (window.bench?.msgs?.length || 99)) {
      best = d;
      break;
    }
  return (window.__mc = best);
};
export const adapter = reactAdapter({
  caps: { list: 'full', status: 'none', send: 'enter', conversations: true },
  convert: (m) => ({ id: m.id, text: m.text, createdAt: new Date(m.time), user: { id: m.own ? 'me' : 'ann', name: m.author }, ...ST[m.status] }),
  withStatus: (m, s) => ({ ...m, ...ST[s] }),
  View: ({ messages, onSend }) => {
    React.useEffect(() => {
      const c = cont();
      let s = c;
      while (s && s.id !== 'root') {
        if (s.scrollHeight > s.clientHeight + 4 && /auto|scroll/.test(getComputedStyle(s).overflowY)) {
          s.scrollTop = s.scrollHeight;
          break;
        }
        s = s.parentElement;
      }
    }, [messages.length]);
    return (
      <MinChatUiProvider theme="#6ea9d7">
        <MainContainer style={{ height: 720, width: 800 }}>
          <MessageContainer>
            <MessageList currentUserId="me" messages={messages} />
            <MessageInput placeholder="Type" onSendMessage={onSend} showSendButton showAttachButton={false} />
          </MessageContainer>
        </MainContainer>
      </MinChatUiProvider>
    );
  },
  composer: () => $('#root [contenteditable], #root textarea, #root input'),
  lastMessage: () => {
    const c = cont();
    if (!c) return null;
    let e = c.lastElementChild;
    while (e && !e.textContent.includes('#')) e = e.previousElementSibling;
    return e;
  },
  countMessages: () => [...(cont()?.children || [])].filter((e) => /#\d+ /.test(e.textContent)).length,
  statusText: (id) => {
    const c = cont();
    const i = +id.slice(1);
    let e = c.lastElementChild;
    while (e && !e.textContent.includes(`#${i} `)) e = e.previousElementSibling;
    return e?.innerHTML ?? '';
  },
  convertConversation: (c) => ({
    id: c.id,
    title: c.title,
    unread: c.unread > 0,
    lastMessage: { text: c.last, createdAt: new Date(c.time), user: { id: 'ann', name: 'Ann' } },
  }),
  bump: (c, m) => ({ ...c, unread: true, lastMessage: { ...c.lastMessage, text: m.text, createdAt: new Date(m.time) } }),
  ConvView: ({ convs }) => (
    <MinChatUiProvider theme="#6ea9d7">
      <div style={{ height: 720, width: 400 }}>
        <ConversationList conversations={convs} currentUserId="me" />
      </div>
    </MinChatUiProvider>
  ),
  firstConversation: () => {
    const c = cont2();
    return [...(c?.children || [])].find((e) => e.textContent.includes('Customer'));
  },
  countConversations: () => [...(cont2()?.children || [])].filter((e) => e.textContent.includes('Customer')).length,
});
function cont2() {
  const c = window.__mc2;
  if (c?.isConnected) return c;
  for (const d of document.querySelectorAll('#root div')) if (d.childElementCount > 100) return (window.__mc2 = d);
  return null;
}
