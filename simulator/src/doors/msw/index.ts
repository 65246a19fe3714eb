export * from './cannot.ts';
export * from './guarded-door.ts';
export * from './msw-door.ts';
