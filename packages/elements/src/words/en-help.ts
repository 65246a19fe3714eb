import type { HelpWords } from './help-words.ts';

/** English of the bell and of the keys. */
export const enHelp: HelpWords = {
  alerts: { name: 'Alerts', off: 'Turn on notification, sound and the number in the title', on: 'Alerts are on', quiet: 'Alerts are on, but this browser shows no notifications' },
  keyboard: 'Keyboard',
  key: { next: 'Next conversation', previous: 'Previous conversation', unread: 'Next unread conversation', open: 'Open the conversation', back: 'Back to the list', pages: 'Through the messages', asking: 'Next or previous message that needs attention', history: 'History', line: 'New line' },
  keysIn: { message: 'On a message', field: 'In the field' },
};
