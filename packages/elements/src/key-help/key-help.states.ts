import type { CsKeyHelp } from './key-help.ts';

/** Every state in which the help can be met, by name. */
export const keyHelpStates = {
  closed: {},
  open: { open: true },
  'open-ctrl-enter': { open: true, sendKey: 'ctrl-enter' },
} satisfies Readonly<Record<string, Partial<CsKeyHelp>>>;
