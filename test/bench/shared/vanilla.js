// Hand-written DOM UI, shared by the vanilla baselines. No framework, no template strings parsed per row: cloneNode of a template.
export const css = `
.pane{display:flex;flex-direction:column;height:100%;width:100%}
.list{flex:1;min-height:0;overflow-y:auto;contain:strict;padding:0 12px}
.row{display:flex;padding:3px 0}.row.own{justify-content:flex-end}
.b{max-width:70%;background:#eef0f3;border-radius:12px;padding:6px 10px;overflow-wrap:anywhere}
.own .b{background:#d6e8ff}.a{font-size:12px;font-weight:600;color:#345}.own .a{display:none}
.m{font-size:11px;color:#667;text-align:right}.s[data-s=failed]{color:#c00}.s[data-s=sending]{opacity:.6}
form{display:flex;gap:8px;padding:8px;border-top:1px solid #ccd}textarea{flex:1;height:36px;font:inherit;resize:none}
.convs{height:100%;overflow-y:auto;contain:strict}.c{display:flex;gap:8px;padding:8px 12px;height:44px;border-bottom:1px solid #eee;align-items:center}
.av{width:32px;height:32px;border-radius:50%;background:#9ab}.ct{flex:1;min-width:0}.t{font-weight:600}.l{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;color:#567;font-size:12px}.u{background:#06c;color:#fff;border-radius:9px;padding:0 6px;font-size:11px}.u:empty{display:none}`;
const fmt = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const tpl = document.createElement('template');
tpl.innerHTML =
  '<div class="row"><div class="b"><div class="a"> </div><div class="x"> </div><div class="m"><span> </span> <span class="s"> </span></div></div></div>';
const rowProto = tpl.content.firstChild;
const LABEL = { sending: 'Sending…', sent: '✓ Sent', failed: '! Failed – retry', received: '' };
export function makeRow(m) {
  const el = rowProto.cloneNode(true);
  if (m.own) el.className = 'row own';
  const b = el.firstChild,
    a = b.firstChild,
    x = a.nextSibling,
    meta = x.nextSibling;
  a.firstChild.data = m.author;
  x.firstChild.data = m.text;
  meta.firstChild.firstChild.data = fmt.format(m.time);
  const s = meta.lastChild;
  s.dataset.s = m.status;
  s.firstChild.data = LABEL[m.status];
  return el;
}
export function paintStatus(el, st) {
  const s = el.querySelector('.s');
  s.dataset.s = st;
  s.firstChild.data = LABEL[st];
}
export function shell(root, onSend) {
  root.innerHTML = '<div class="pane"><div class="list" role="log"></div><form><textarea rows="1"></textarea><button>Send</button></form></div>';
  const pane = root.firstChild,
    list = pane.firstChild,
    ta = pane.querySelector('textarea');
  const send = () => {
    const t = ta.value;
    if (t.trim()) {
      ta.value = '';
      onSend(t);
    }
  };
  ta.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && !e.shiftKey) {
      e.preventDefault();
      send();
    }
  });
  pane.querySelector('form').addEventListener('submit', (e) => {
    e.preventDefault();
    send();
  });
  return { list, ta };
}
export const ownMessage = (text) => {
  const n = +(/^#(\d+) /.exec(text)?.[1] ?? 0);
  return { id: 'm' + n, n, text, own: true, author: 'Agent Me', time: Date.now(), status: 'sending' };
};
const ctpl = document.createElement('template');
ctpl.innerHTML = '<div class="c"><div class="av"></div><div class="ct"><div class="t"> </div><div class="l"> </div></div><span class="u"></span></div>';
export function makeConv(c) {
  const el = ctpl.content.firstChild.cloneNode(true);
  const ct = el.children[1];
  ct.firstChild.firstChild.data = c.title;
  ct.lastChild.firstChild.data = c.last;
  el.lastChild.textContent = c.unread || '';
  return el;
}
export function updConv(el, c) {
  el.children[1].lastChild.firstChild.data = c.last;
  el.lastChild.textContent = c.unread || '';
}
