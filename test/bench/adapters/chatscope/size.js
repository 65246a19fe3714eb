import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
export { MainContainer, ChatContainer, MessageList, Message, MessageInput, ConversationList, Conversation, Avatar } from '@chatscope/chat-ui-kit-react';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
