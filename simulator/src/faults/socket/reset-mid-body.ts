import { socketFault } from '../socket-fault.ts';

export const resetMidBody = socketFault('reset-mid-body', 'mid-body', 'Half of the body comes, then the connection is reset.');
