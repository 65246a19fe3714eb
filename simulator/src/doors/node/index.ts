export * from '../host.ts';
export * from '../memory-disk.ts';
export * from '../real-clock.ts';
export * from './cannot.ts';
export * from './node-door.ts';
export * from './node-handler.ts';
