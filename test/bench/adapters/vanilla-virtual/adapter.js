// Windowed list: measured heights kept per row, block sums of 256 rows for O(n/256) seeking. Only viewport ± OVER px is in the DOM.
import { css, makeRow, paintStatus, shell, ownMessage, makeConv } from '../../shared/vanilla.js';
const EST = 60,
  OVER = 500,
  BS = 256;
function virtual(list, make) {
  let items = [],
    h = new Float64Array(1024),
    sums = [],
    a = 0,
    b = 0,
    pin = true;
  const els = new Map();
  list.innerHTML = '';
  list.style.overflowAnchor = 'none';
  const top = document.createElement('div'),
    bot = document.createElement('div');
  list.append(top, bot);
  const grow = (n) => {
    if (n > h.length) {
      const g = new Float64Array(Math.max(n, h.length * 2));
      g.set(h);
      h = g;
    }
  };
  const push = (arr) => {
    grow(items.length + arr.length);
    for (const it of arr) {
      const i = items.length;
      items.push(it);
      h[i] = EST;
      const k = (i / BS) | 0;
      sums[k] = (sums[k] || 0) + EST;
    }
  };
  const offset = (i) => {
    let s = 0,
      k = 0;
    for (; (k + 1) * BS <= i; k++) s += sums[k];
    for (let j = k * BS; j < i; j++) s += h[j];
    return s;
  };
  const seek = (y) => {
    let s = 0,
      k = 0;
    while (k < sums.length && s + sums[k] <= y) s += sums[k++];
    let i = k * BS;
    while (i < items.length && s + h[i] <= y) s += h[i++];
    return Math.min(i, Math.max(0, items.length - 1));
  };
  const total = () => {
    let s = 0;
    for (const x of sums) s += x;
    return s;
  };
  function range(na, nb) {
    for (let i = a; i < b; i++)
      if (i < na || i >= nb) {
        els.get(i).remove();
        els.delete(i);
      }
    let ref = top.nextSibling;
    const f = [];
    for (let i = na; i < nb; i++) {
      let e = els.get(i);
      if (e) {
        ref = e.nextSibling;
        continue;
      }
      e = make(items[i]);
      els.set(i, e);
      list.insertBefore(e, ref === bot || !ref ? bot : ref);
      f.push(i);
    }
    a = na;
    b = nb;
    return f;
  }
  const measure = (f) => {
    for (const i of f) {
      const m = els.get(i).offsetHeight;
      if (m && m !== h[i]) {
        sums[(i / BS) | 0] += m - h[i];
        h[i] = m;
      }
    }
  };
  function pads() {
    const o = offset(a);
    top.style.height = o + 'px';
    bot.style.height = total() - offset(b) + 'px';
  }
  function render() {
    const H = list.clientHeight || 700;
    if (pin) {
      let i = items.length,
        s = 0;
      while (i > 0 && s < H + OVER) s += h[--i];
      const f = range(i, items.length);
      measure(f);
      pads();
      list.scrollTop = 1e9;
    } else {
      const y = list.scrollTop;
      const na = seek(y - OVER),
        nb = Math.min(items.length, seek(y + H + OVER) + 1);
      const before = offset(na);
      const f = range(na, nb);
      measure(f);
      const anchor = f.length && f[0] < seek(y) ? 1 : 0;
      pads();
      if (anchor) {
        /* keep what is in view still */ const d = offset(na) - before;
        if (d) list.scrollTop = y + d;
      }
    }
  }
  list.addEventListener(
    'scroll',
    () => {
      const p = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
      if (p && pin) return;
      pin = p;
      render();
    },
    { passive: true },
  );
  return {
    set(arr) {
      push(arr);
      render();
    },
    add(arr, force) {
      push(arr);
      if (force) pin = true;
      if (pin) render();
      else pads();
    },
    front(arr) {
      pin = false;
      push(arr);
      list.scrollTop = 0;
      render();
    },
    reset(arr) {
      for (const e of els.values()) e.remove();
      els.clear();
      items = [];
      sums = [];
      a = b = 0;
      push(arr);
      render();
    },
    el: (i) => els.get(i),
    items: () => items,
    count: () => els.size,
    last: () => bot.previousElementSibling,
    first: () => top.nextElementSibling,
  };
}
let v,
  ta,
  cv,
  convs,
  q = [];
const flush = () => {
  if (q.length) {
    const m = q;
    q = [];
    track(m);
    v.add(m);
  }
};
const idx = new Map();
const track = (ms) => {
  let i = v ? v.items().length : 0;
  for (const m of ms) idx.set(m.id, i++);
};
export const adapter = {
  caps: { list: 'windowed', status: 'native', send: 'enter', conversations: true },
  init() {
    const s = document.createElement('style');
    s.textContent = css;
    document.head.append(s);
  },
  convert: (m) => m,
  mount(root, msgs) {
    let list;
    ({ list, ta } = shell(root, (t) => {
      flush();
      const m = ownMessage(t);
      track([m]);
      v.add([m], true);
    }));
    track(msgs);
    v = virtual(list, makeRow);
    v.set(msgs);
  },
  append(ms) {
    if (!q.length) requestAnimationFrame(flush);
    q.push(...ms);
  }, // one DOM write per frame
  setStatus(id, st) {
    const i = idx.get(id);
    v.items()[i] = { ...v.items()[i], status: st };
    const e = v.el(i);
    if (e) paintStatus(e, st);
  },
  composer: () => ta,
  lastMessage: () => v.last(),
  countMessages: () => v.count(),
  statusText: (id) => v.el(idx.get(id))?.querySelector('.s').textContent ?? '',
  // conversations: fixed row height (61 px) => plain arithmetic window
  mountConversations(root, cs) {
    convs = cs.slice();
    root.innerHTML = '<div class="convs"><div style="position:relative"></div></div>';
    const box = root.firstChild,
      inner = box.firstChild;
    const RH = 61;
    cv = {
      els: new Map(),
      draw() {
        inner.style.height = convs.length * RH + 'px';
        const s = Math.max(0, Math.floor(box.scrollTop / RH) - 5),
          e = Math.min(convs.length, s + Math.ceil(720 / RH) + 10);
        const keep = new Set();
        for (let i = s; i < e; i++) {
          const c = convs[i];
          keep.add(c.id);
          let el = cv.els.get(c.id);
          if (!el || el._c !== c) {
            el?.remove();
            el = makeConv(c);
            el._c = c;
            el.style.cssText = 'position:absolute;left:0;right:0;top:0';
            cv.els.set(c.id, el);
            inner.append(el);
          }
          el.style.transform = `translateY(${i * RH}px)`;
        }
        for (const [id, el] of cv.els)
          if (!keep.has(id)) {
            el.remove();
            cv.els.delete(id);
          }
      },
    };
    box.addEventListener('scroll', cv.draw, { passive: true });
    cv.draw();
  },
  bumpConversation(id, msg) {
    const i = convs.findIndex((c) => c.id === id);
    const c = { ...convs[i], last: msg.text, unread: 1 };
    convs.splice(i, 1);
    convs.unshift(c);
    cv.draw();
  },
  firstConversation: () => cv.els.get(convs[0].id),
  countConversations: () => cv.els.size,
};
