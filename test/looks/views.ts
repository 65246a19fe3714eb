import type { View } from './view.ts';

const desk = { width: 1280, height: 800, forcedColors: false } as const;
const slim = { width: 320, height: 800, forcedColors: false } as const;
const pane = { width: 720, height: 722, forcedColors: false } as const;
const column = { width: 324, height: 722, forcedColors: false } as const;
const light = { theme: 'light', width: 'full' } as const;

/** Every picture that is kept. */
export const views: readonly View[] = [
  { name: 'inbox-light', state: 'inbox.thread', look: light, ...desk },
  { name: 'inbox-dark', state: 'inbox.thread', look: { ...light, theme: 'dark' }, ...desk },
  { name: 'inbox-right-to-left', state: 'inbox.thread', look: { ...light, lang: 'ar' }, ...desk },
  { name: 'inbox-zh-cn', state: 'inbox.thread', look: { ...light, lang: 'zh-CN' }, ...desk },
  { name: 'inbox-comfortable', state: 'inbox.thread', look: { ...light, density: 'comfortable' }, ...desk },
  { name: 'inbox-forced-colours', state: 'inbox.thread', look: light, ...desk, forcedColors: true },
  { name: 'inbox-sync-failed-1440', state: 'inbox.sync-failed', look: light, ...desk, width: 1440 },
  { name: 'inbox-narrow-rail-800', state: 'inbox.thread', look: light, ...desk, width: 800 },
  { name: 'list-320', state: 'inbox.list', look: light, ...slim },
  { name: 'list-320-dark-zh-cn', state: 'inbox.list', look: { theme: 'dark', width: 'full', lang: 'zh-CN' }, ...slim },
  { name: 'thread-320', state: 'inbox.thread', look: light, ...slim },
  { name: 'thread-320-long-words', state: 'inbox.sync-failed', look: { ...light, lang: 'en-XA' }, ...slim },
  { name: 'thread-320-right-to-left', state: 'inbox.thread', look: { ...light, lang: 'ar' }, ...slim },
  { name: 'thread-320-offline-right-to-left', state: 'inbox.offline', look: { ...light, lang: 'ar' }, ...slim },
  { name: 'inbox-sending-long-dark', state: 'inbox.overdue', look: { ...light, theme: 'dark' }, ...desk },
  { name: 'list-of-many-scripts', state: 'conversation-list.full', look: light, ...column },
  { name: 'stores-shut', state: 'store-rail.all-shut', look: light, ...column, width: 222, height: 400 },
  { name: 'failed-twice', state: 'thread.failed-twice', look: light, ...pane },
  { name: 'failed-twice-320-zh-cn', state: 'thread.failed-twice', look: { ...light, lang: 'zh-CN' }, ...pane, width: 320 },
  { name: 'failed-words-dark', state: 'thread.content-refused', look: { ...light, theme: 'dark' }, ...pane },
  { name: 'nobody-knows', state: 'thread.nobody-knows', look: light, ...pane },
  { name: 'quick-replies-dark', state: 'quick-replies.open', look: { ...light, theme: 'dark' }, ...pane, width: 600, height: 480 },
  { name: 'retry-dialog-320-long-words', state: 'retry-dialog.counting-down', look: { ...light, lang: 'en-XA' }, ...slim, height: 480 },
  { name: 'failed-messages', state: 'failed-messages.selected', look: light, ...desk },
  { name: 'failed-messages-320-right-to-left', state: 'failed-messages.selected', look: { ...light, lang: 'ar' }, ...slim },
  { name: 'retry-many-results', state: 'bulk-dialog.some-failed', look: light, ...pane },
  { name: 'health-dark', state: 'health-panel.troubled', look: { ...light, theme: 'dark' }, ...desk },
  { name: 'daily-report', state: 'daily-report.a-day', look: light, ...desk },
];
