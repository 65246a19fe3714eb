export { default as WebChat, createStore } from 'botframework-webchat';
export { createElement } from 'react';
export { createRoot } from 'react-dom/client';
