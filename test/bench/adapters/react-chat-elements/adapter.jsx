import React from 'react';
import { MessageList, Input, ChatList } from 'react-chat-elements';
import 'react-chat-elements/dist/main.css';
import { reactAdapter, $, $$, lastOf } from '../../shared/react-host.jsx';
const ST = { sending: 'waiting', sent: 'sent', failed: 'read', received: undefined }; // the kit has no "failed": 'read' used as a third state
const ref = React.createRef(),
  iref = React.createRef();
function V({ messages, onSend }) {
  React.useEffect(() => {
    ref.current.scrollTop = 1e9;
  }, [messages.length]);
  return (
    <div style={{ height: 720, width: 800, display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0, display: 'flex' }} className="wrap">
        <MessageList className="ml" referance={ref} lockable={true} toBottomHeight={'100%'} dataSource={messages} />
      </div>
      <Input
        referance={iref}
        placeholder="Type"
        multiline={true}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && !e.shiftKey) {
            e.preventDefault();
            const t = iref.current.value;
            iref.current.value = '';
            onSend(t);
          }
        }}
      />
    </div>
  );
}
export const adapter = reactAdapter({
  caps: { list: 'full', status: 'native', send: 'enter', conversations: true },
  init() {
    const s = document.createElement('style');
    s.textContent = '.wrap .rce-container-mlist{flex:1;min-height:0;display:flex;position:relative}.rce-mlist{overflow-y:auto;flex:1}';
    document.head.append(s);
  },
  convert: (m) => ({
    id: m.id,
    position: m.own ? 'right' : 'left',
    type: 'text',
    title: m.own ? undefined : m.author,
    text: m.text,
    date: new Date(m.time),
    status: ST[m.status],
  }),
  withStatus: (m, s) => ({ ...m, status: ST[s] }),
  View: V,
  composer: () => $('.rce-input'),
  lastMessage: () => lastOf('.rce-container-mbox'),
  countMessages: () => $$('.rce-container-mbox').length,
  statusText: (id) => {
    const el =
      document.getElementById(id) || [...$$('.rce-container-mbox')].at(-(+window.bench.msgs.length - window.bench.msgs.findLastIndex((m) => m.id === id)));
    return el?.querySelector('.rce-mbox-status')?.innerHTML ?? '';
  },
  convertConversation: (c) => ({
    id: c.id,
    avatar: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    alt: '',
    title: c.title,
    subtitle: c.last,
    date: new Date(c.time),
    unread: c.unread,
  }),
  bump: (c, m) => ({ ...c, subtitle: m.text, date: new Date(m.time), unread: c.unread + 1 }),
  ConvView: ({ convs }) => (
    <div style={{ height: 720, width: 400, overflow: 'auto' }}>
      <ChatList className="cl" id="cl" lazyLoadingImage="" dataSource={convs} />
    </div>
  ),
  firstConversation: () => $('.rce-citem'),
  countConversations: () => $$('.rce-citem').length,
});
