import React from 'react';
import { MainContainer, ChatContainer, MessageList, Message, MessageInput, ConversationList, Conversation, Avatar } from '@chatscope/chat-ui-kit-react';
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import { reactAdapter, hhmm, $, $$, lastOf } from '../../shared/react-host.jsx';
const cache = new WeakMap(); // reuse the element of an unchanged message => React skips it (best case for the kit)
const item = (m) => {
  let e = cache.get(m);
  if (!e)
    cache.set(
      m,
      (e = (
        <Message
          key={m.id}
          id={m.id}
          type="text"
          model={{ message: m.text, sender: m.author, sentTime: m.hm, direction: m.own ? 'outgoing' : 'incoming', position: 'single' }}
        >
          <Message.Footer sentTime={m.own ? m.hm + ' ' + m.status : m.hm} />
        </Message>
      )),
    );
  return e;
};
const cc = new WeakMap();
const AV = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const conv = (c) => {
  let e = cc.get(c);
  if (!e)
    cc.set(
      c,
      (e = (
        <Conversation key={c.id} name={c.title} info={c.last} unreadCnt={c.unread} lastActivityTime={c.hm}>
          <Avatar src={AV} />
        </Conversation>
      )),
    );
  return e;
};
export const adapter = reactAdapter({
  caps: { list: 'full', status: 'emulated', send: 'enter', conversations: true },
  convert: (m) => ({ ...m, hm: hhmm(m.time) }),
  withStatus: (m, status) => ({ ...m, status }),
  View: ({ messages, onSend }) => {
    const r = React.useRef();
    React.useLayoutEffect(() => {
      r.current?.scrollToBottom('auto');
    }, [messages.length]);
    return (
      <div style={{ height: 720, width: 800 }}>
        <MainContainer>
          <ChatContainer>
            <MessageList ref={r} scrollBehavior="auto" autoScrollToBottom>
              {messages.map(item)}
            </MessageList>
            <MessageInput attachButton={false} onSend={(h, t) => onSend(t)} placeholder="Type" />
          </ChatContainer>
        </MainContainer>
      </div>
    );
  },
  composer: () => $('.cs-message-input__content-editor'),
  lastMessage: () => lastOf('section.cs-message'),
  countMessages: () => $$('section.cs-message').length,
  statusText: (id) => document.getElementById(id)?.querySelector('.cs-message__footer')?.textContent ?? '',
  convertConversation: (c) => ({ ...c, hm: hhmm(c.time) }),
  bump: (c, m) => ({ ...c, last: m.text, unread: c.unread + 1, hm: hhmm(m.time) }),
  ConvView: ({ convs }) => (
    <div style={{ height: 720, width: 400 }}>
      <ConversationList>{convs.map(conv)}</ConversationList>
    </div>
  ),
  firstConversation: () => $('.cs-conversation'),
  countConversations: () => $$('.cs-conversation').length,
});
