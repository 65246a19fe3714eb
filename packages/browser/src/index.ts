export * from './alert-port.ts';
export * from './backend.ts';
export * from './backend-port.ts';
export * from './browser-ports.ts';
export * from './clock.ts';
export * from './http-backend.ts';
