export * from '../browser-disk.ts';
export * from '../browser-network.ts';
export * from '../disk.ts';
export * from '../host.ts';
export * from '../memory-disk.ts';
export * from '../real-clock.ts';
export * from './install-page-door.ts';
export * from './page-door.ts';
