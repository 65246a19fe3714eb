import '@sendbird/uikit-react/dist/index.css';
export { SendbirdProvider } from '@sendbird/uikit-react/SendbirdProvider';
export { GroupChannel } from '@sendbird/uikit-react/GroupChannel';
export { GroupChannelList } from '@sendbird/uikit-react/GroupChannelList';
export { createElement, useState } from 'react';
export { createRoot } from 'react-dom/client';
