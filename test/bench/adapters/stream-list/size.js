import 'stream-chat-react/css/index.css';
export { StreamChat } from 'stream-chat';
export { Chat, Channel, ChannelList, Window, MessageComposer, MessageList } from 'stream-chat-react';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
