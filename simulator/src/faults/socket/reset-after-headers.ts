import { socketFault } from '../socket-fault.ts';

export const resetAfterHeaders = socketFault('reset-after-headers', 'headers', 'Status and headers come, then the connection is reset.');
