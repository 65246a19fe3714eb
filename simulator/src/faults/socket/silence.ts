import { socketFault } from '../socket-fault.ts';

export const silence = socketFault('silence', 'after-commit', 'The connection stands, and no byte of an answer ever comes.');
