export * from '../host.ts';
export * from '../real-clock.ts';
export * from './cannot.ts';
export * from './http-limits.ts';
export * from './serve.ts';
export * from './serve-options.ts';
export * from './sockets-flushed.ts';
