import { socketFault } from '../socket-fault.ts';

export const silenceAfterHeaders = socketFault('silence-after-headers', 'headers', 'Status and headers come, and no byte of the body ever does.');
