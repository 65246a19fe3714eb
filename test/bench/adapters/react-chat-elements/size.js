import 'react-chat-elements/dist/main.css';
export { MessageList, Input, ChatList } from 'react-chat-elements';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
