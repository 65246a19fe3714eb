import '@chatui/core/dist/index.css';
export { default as Chat, Bubble } from '@chatui/core/es/index.js';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
