import { socketFault } from '../socket-fault.ts';

export const finBeforeHeaders = socketFault('fin-before-headers', 'after-commit', 'The connection is closed in good order before the first byte of the answer.');
