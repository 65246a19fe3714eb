import { socketFault } from '../socket-fault.ts';

export const resetBeforeHeaders = socketFault('reset-before-headers', 'after-commit', 'The connection is reset before the first byte of the answer.');
