import { css, makeRow, paintStatus, shell, ownMessage, makeConv, updConv } from '../../shared/vanilla.js';
// chunk=0: every row is a direct child. chunk=N: rows live in blocks of N (so content-visibility can skip whole blocks).
// Incoming messages are coalesced: one DOM write + one layout per frame. Own sends are written at once.
export function make(extraCss = '', chunk = 0) {
  let list,
    ta,
    pinned = true,
    q = [],
    box,
    blk = null;
  const rows = new Map(),
    cel = new Map(),
    cdat = new Map();
  const put = (msgs) => {
    const f = document.createDocumentFragment();
    for (const m of msgs) {
      const el = makeRow(m);
      rows.set(m.id, el);
      if (chunk) {
        if (!blk || blk.childElementCount >= chunk) {
          blk = document.createElement('div');
          blk.className = 'blk';
          f.appendChild(blk);
        }
        blk.appendChild(el);
      } else f.appendChild(el);
    }
    list.appendChild(f);
  };
  const bottom = () => {
    list.scrollTop = 1e9;
  };
  const flush = () => {
    if (!q.length) return;
    const m = q;
    q = [];
    put(m);
    if (pinned) bottom();
  };
  const user = () =>
    requestAnimationFrame(() => {
      pinned = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    });
  return {
    caps: { list: 'full', status: 'native', send: 'enter', conversations: true },
    init() {
      const s = document.createElement('style');
      s.textContent = css + extraCss;
      document.head.append(s);
    },
    convert: (m) => m,
    mount(root, msgs) {
      ({ list, ta } = shell(root, (t) => {
        flush();
        put([ownMessage(t)]);
        pinned = true;
        bottom();
      }));
      for (const e of ['wheel', 'touchmove', 'pointerdown', 'keydown']) list.addEventListener(e, user, { passive: true });
      put(msgs);
      bottom();
    },
    append(ms) {
      if (!q.length) requestAnimationFrame(flush);
      q.push(...ms);
    },
    setStatus(id, st) {
      paintStatus(rows.get(id), st);
    },
    composer: () => ta,
    lastMessage: () => (chunk ? list.lastElementChild?.lastElementChild : list.lastElementChild),
    countMessages: () => list.querySelectorAll('.row').length,
    statusText: (id) => rows.get(id).querySelector('.s').textContent,
    mountConversations(root, convs) {
      root.innerHTML = '<div class="convs"></div>';
      box = root.firstChild;
      const f = document.createDocumentFragment();
      for (const c of convs) {
        const el = makeConv(c);
        cel.set(c.id, el);
        cdat.set(c.id, c);
        f.appendChild(el);
      }
      box.appendChild(f);
    },
    bumpConversation(id, msg) {
      const c = { ...cdat.get(id), last: msg.text, unread: 1 };
      cdat.set(id, c);
      const el = cel.get(id);
      updConv(el, c);
      box.insertBefore(el, box.firstChild);
    },
    firstConversation: () => box.firstElementChild,
    countConversations: () => box.childElementCount,
  };
}
export const adapter = make();
