export * from './create-inbox.ts';
export * from './inbox.ts';
export * from './list-filter.ts';
export * from './list-view.ts';
export * from './ports.ts';
export * from './quick-reply.ts';
export * from './search-fold.ts';
export * from './rows.ts';
