export * from './msw-door.ts';
