import React from 'react';
import { AssistantRuntimeProvider, useExternalStoreRuntime, ThreadPrimitive, ComposerPrimitive, MessagePrimitive, useAuiState } from '@assistant-ui/react';
import { reactAdapter, hhmm, $, $$, lastOf } from '../../shared/react-host.jsx';
import { css } from '../../shared/vanilla.js';
const Status = () => {
  const c = useAuiState((s) => s.message.metadata?.custom?.status);
  const t = useAuiState((s) => s.message.metadata?.custom?.hm);
  return (
    <div className="m">
      <span>{t}</span>{' '}
      <span className="s" data-s={c}>
        {c}
      </span>
    </div>
  );
};
const U = () => (
  <MessagePrimitive.Root className="row own">
    <div className="b">
      <div className="x">
        <MessagePrimitive.Parts />
      </div>
      <Status />
    </div>
  </MessagePrimitive.Root>
);
const As = () => (
  <MessagePrimitive.Root className="row">
    <div className="b">
      <div className="a">Customer Ann</div>
      <div className="x">
        <MessagePrimitive.Parts />
      </div>
      <Status />
    </div>
  </MessagePrimitive.Root>
);
const comps = { UserMessage: U, AssistantMessage: As };
const convertMessage = (m) => ({
  id: m.id,
  role: m.own ? 'user' : 'assistant',
  content: [{ type: 'text', text: m.text }],
  createdAt: new Date(m.time),
  metadata: { custom: { status: m.status, hm: m.hm } },
});
function V({ messages, onSend }) {
  const runtime = useExternalStoreRuntime({
    messages,
    convertMessage,
    isRunning: false,
    onNew: React.useCallback(
      async (m) => {
        onSend(m.content[0].text);
      },
      [onSend],
    ),
  });
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root className="pane" style={{ height: 720 }}>
        <ThreadPrimitive.Viewport className="list" autoScroll>
          <ThreadPrimitive.Messages components={comps} />
        </ThreadPrimitive.Viewport>
        <ComposerPrimitive.Root style={{ display: 'flex', padding: 8 }}>
          <ComposerPrimitive.Input className="inp" style={{ flex: 1 }} />
          <ComposerPrimitive.Send>Send</ComposerPrimitive.Send>
        </ComposerPrimitive.Root>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}
export const adapter = reactAdapter({
  caps: { list: 'full', status: 'emulated', send: 'enter' },
  init() {
    const s = document.createElement('style');
    s.textContent = css;
    document.head.append(s);
  },
  convert: (m) => ({ ...m, hm: hhmm(m.time) }),
  withStatus: (m, status) => ({ ...m, status }),
  View: V,
  composer: () => $('.inp'),
  lastMessage: () => lastOf('.row'),
  countMessages: () => $$('.row').length,
  statusText: (id) => $(`[data-message-id="${id}"] .s`)?.textContent ?? '',
});
