import { VirtualizedMessageList } from 'stream-chat-react';
import { streamAdapter } from '../../shared/stream.jsx';
export const adapter = streamAdapter(VirtualizedMessageList, {}, true);
