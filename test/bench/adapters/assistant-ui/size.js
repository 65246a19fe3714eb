export { AssistantRuntimeProvider, useExternalStoreRuntime, ThreadPrimitive, ComposerPrimitive, MessagePrimitive, useAuiState } from '@assistant-ui/react';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
