import type { HostCheck } from './host-check.ts';

/**
 * The checks of a page, at most 50, or what tells them: it is asked when the panel is opened, once a minute from then
 * on, and at "Check all now". Where it throws or does not answer within ten seconds, the panel says so.
 */
export type HostChecks = readonly HostCheck[] | (() => readonly HostCheck[] | Promise<readonly HostCheck[]>);
