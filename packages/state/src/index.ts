export * from './create-inbox.ts';
export * from './inbox.ts';
export * from './ports.ts';
export * from './rows.ts';
