import { register } from 'vue-advanced-chat';
const fmt = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const ST = {
  sending: { saved: false, failure: false },
  sent: { saved: true, failure: false },
  failed: { saved: false, failure: true },
  received: { saved: true, distributed: true, seen: true },
};
const item = (m) => ({
  _id: m.id,
  content: m.text,
  senderId: m.own ? 'me' : 'ann',
  username: m.author,
  date: '',
  timestamp: fmt.format(m.time),
  ...ST[m.status],
});
const users = [
  { _id: 'me', username: 'Agent Me', status: { state: 'online' } },
  { _id: 'ann', username: 'Customer Ann', status: { state: 'online' } },
];
let el, msgs, rooms;
const $ = (s) => el?.shadowRoot?.querySelector(s),
  $$ = (s) => el?.shadowRoot?.querySelectorAll(s) || [];
const base = () => {
  el = document.createElement('vue-advanced-chat');
  el.height = '720px';
  el['current-user-id'] = 'me';
  el.currentUserId = 'me';
  el.showAudio = el.showFiles = el.showEmojis = el.showReactionEmojis = 'false';
  el.responsiveBreakpoint = 0;
  el.showNewMessagesDivider = 'false';
  el.roomsLoaded = 'true';
  el.emojiDataSource =
    'data:application/json,' +
    encodeURIComponent(
      JSON.stringify([
        {
          label: 'x',
          hexcode: '1F600',
          tags: ['x'],
          emoji: '😀',
          text: '',
          type: 1,
          order: 1,
          group: 0,
          subgroup: 0,
          version: 1,
          annotation: 'x',
          shortcodes: ['x'],
        },
      ]),
    );
  return el;
};
export const adapter = {
  caps: { list: 'full', status: 'native', send: 'enter', conversations: true },
  init() {
    register();
  },
  convert: (m) => m.map(item),
  mount(root, items) {
    base();
    msgs = items;
    el.singleRoom = 'true';
    el.rooms = [{ roomId: '1', roomName: 'Customer Ann', avatar: '', users, unreadCount: 0 }];
    el.addEventListener('fetch-messages', () => {
      setTimeout(() => {
        el.messages = msgs;
        el.messagesLoaded = 'true';
      });
    });
    el.addEventListener('send-message', (e) => {
      const d = e.detail[0];
      const n = /^#(\d+)/.exec(d.content)[1];
      msgs = [...msgs, item({ id: 'm' + n, text: d.content, own: true, author: 'Agent Me', time: Date.now(), status: 'sending' })];
      el.messages = msgs;
    });
    root.append(el);
  },
  append(ms) {
    msgs = msgs.concat(ms);
    el.messages = msgs;
  },
  setStatus(id, st) {
    const i = msgs.findLastIndex((m) => m._id === id);
    msgs = msgs.slice();
    msgs[i] = { ...msgs[i], ...ST[st] };
    el.messages = msgs;
  },
  composer: () => $('#roomTextarea'),
  lastMessage: () => {
    const l = $$('.vac-message-wrapper');
    return l[l.length - 1];
  },
  countMessages: () => $$('.vac-message-wrapper').length,
  statusText: (id) => {
    const e = el.shadowRoot.getElementById(id);
    if (!e) return '';
    return (
      's' +
      !!e.querySelector('#vac-icon-checkmark, .vac-icon-check, [id^=vac-icon-]') +
      (e.querySelector('.vac-failure-container') ? 'F' : '') +
      e.querySelectorAll('svg').length
    );
  },
  convertConversations: (cs) =>
    cs.map((c) => ({
      roomId: c.id,
      roomName: c.title,
      avatar: '',
      users,
      unreadCount: c.unread,
      index: c.time,
      lastMessage: { content: c.last, senderId: 'ann', username: 'Ann', timestamp: fmt.format(c.time) },
    })),
  mountConversations(root, cs) {
    base();
    rooms = cs;
    el.loadFirstRoom = 'false';
    el.rooms = rooms;
    root.append(el);
  },
  bumpConversation(id, m) {
    const i = rooms.findIndex((r) => r.roomId === id);
    const r = { ...rooms[i], index: m.time, unreadCount: 1, lastMessage: { ...rooms[i].lastMessage, content: m.text } };
    rooms = rooms.slice();
    rooms[i] = r;
    el.rooms = rooms;
  },
  firstConversation: () => $('.vac-room-item'),
  countConversations: () => $$('.vac-room-item').length,
};
