export { MinChatUiProvider, MainContainer, MessageInput, MessageContainer, MessageList, ConversationList } from '@minchat/react-chat-ui';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
