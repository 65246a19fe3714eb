import React from 'react';
import { createRoot } from 'react-dom/client';
import { StreamChat } from 'stream-chat';
import { Chat, Channel, ChannelList, Window, MessageComposer, useChannelActionContext } from 'stream-chat-react';
import 'stream-chat-react/css/index.css';
const me = { id: 'me', name: 'Agent Me' },
  ann = { id: 'ann', name: 'Customer Ann' };
export function streamAdapter(List, listProps, virtual) {
  let client, channel, act, chans;
  const mkClient = () => {
    client = new StreamChat('key', { allowServerSideConnect: true, warmUp: false });
    client._setUser({ ...me, mutes: [], channel_mutes: [] });
    client.userID = 'me';
    client.setUserPromise = Promise.resolve();
    client.wsPromise = Promise.resolve();
    client.getAppSettings = async () => ({});
    client.tokenManager = { getToken: () => 't', tokenReady: () => Promise.resolve() };
  };
  const cfg = { read_events: false, typing_events: false, reactions: false, replies: false, uploads: false, commands: [], url_enrichment: false };
  const mkChannel = (id) => {
    const c = client.channel('messaging', id, { name: id, own_capabilities: ['send-message'] });
    c.initialized = true;
    client.configs[c.cid] = cfg;
    c.state.members = { me: { user: me }, ann: { user: ann } };
    c.state.membership = { user: me };
    return c;
  };
  const msg = (m) => ({
    id: m.id,
    text: m.text,
    html: '',
    type: 'regular',
    user: m.own ? me : ann,
    created_at: new Date(m.time).toISOString(),
    updated_at: new Date(m.time).toISOString(),
    attachments: [],
    mentioned_users: [],
    reaction_counts: null,
    reaction_scores: null,
    latest_reactions: [],
    own_reactions: [],
    status: 'received',
  });
  const Grab = () => {
    act = useChannelActionContext();
    return null;
  };
  const $ = (s) => document.querySelector(s),
    $$ = (s) => document.querySelectorAll(s);
  const sel = virtual ? '.str-chat__virtual-list-message-wrapper' : '.str-chat__li .str-chat__message';
  return {
    caps: { list: virtual ? 'windowed' : 'full', status: 'native', send: 'enter', conversations: !virtual },
    init() {
      mkClient();
      const s = document.createElement('style');
      s.textContent = '#root .str-chat{height:720px;width:800px}.clist .str-chat{width:400px!important}';
      document.head.append(s);
    },
    convert: (ms) => ms.map(msg),
    mount(root, native) {
      channel = mkChannel('c1');
      channel.sendMessage = () => new Promise(() => {});
      channel.state._nothing = 0;
      channel.state.addMessagesSorted(native, false, true, true, 'latest');
      channel.state.messagePagination.hasPrev = false;
      createRoot(root).render(
        <Chat client={client}>
          <Channel channel={channel} initializeOnMount={false} markReadOnMount={false}>
            <Grab />
            <Window>
              <List messageLimit={0} {...listProps} />
              <MessageComposer focus={false} />
            </Window>
          </Channel>
        </Chat>,
      );
    },
    append(ms) {
      for (const m of ms)
        client.dispatchEvent({
          type: 'message.new',
          cid: channel.cid,
          channel_id: 'c1',
          channel_type: 'messaging',
          message: m,
          user: m.user,
          created_at: m.created_at,
        });
    },
    setStatus(id, st) {
      const m = channel.state.messages.findLast((x) => x.id === id);
      act.updateMessage({ ...m, status: st === 'sent' ? 'received' : st, updated_at: new Date() });
    },
    composer: () => $('.str-chat__message-textarea, textarea'),
    lastMessage: () => {
      const l = $$(sel);
      return l[l.length - 1] || null;
    },
    countMessages: () => $$(sel).length,
    statusText: (id) => {
      const e = $(`[data-message-id="${id}"]`) || [...$$(sel)].findLast((x) => x.textContent.includes('#' + id.slice(1) + ' '));
      if (!e) return '';
      const m = e.matches('.str-chat__message') ? e : e.querySelector('.str-chat__message');
      return /--(sending|failed|received)/.exec(m?.className || '')?.[1] ?? '';
    },
    convertConversations: (cs) => cs.map((c) => ({ c, m: msg({ id: 'm' + c.id, text: c.last, own: false, time: c.time }) })),
    mountConversations(root, cs) {
      root.classList.add('clist');
      chans = new Map();
      const arr = cs.map(({ c, m }) => {
        const ch = mkChannel(c.id);
        ch.data.name = c.title;
        ch.state.addMessagesSorted([m], false, true, true, 'latest');
        chans.set(c.id, ch);
        return ch;
      });
      const q = async ({ setChannels, setHasNextPage }) => {
        setChannels(arr);
        setHasNextPage(false);
      };
      createRoot(root).render(
        <Chat client={client}>
          <ChannelList setActiveChannelOnMount={false} customQueryChannels={q} sort={{ last_message_at: -1 }} filters={{ type: 'messaging' }} />
        </Chat>,
      );
    },
    bumpConversation(id, x) {
      const ch = chans.get(id);
      const m = msg({ id: 'b' + x.n, text: x.text, own: false, time: x.time });
      client.dispatchEvent({ type: 'message.new', cid: ch.cid, channel_id: id, channel_type: 'messaging', message: m, user: ann, created_at: m.created_at });
    },
    firstConversation: () => $('.str-chat__channel-list-item, .str-chat__channel-preview, [data-testid="channel-preview-button"]'),
    countConversations: () => $$('.str-chat__channel-list-item, [data-testid="channel-preview-button"]').length,
  };
}
