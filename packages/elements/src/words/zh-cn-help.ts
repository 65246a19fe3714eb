import type { HelpWords } from './help-words.ts';

/** Chinese of the bell and of the keys. */
export const zhCNHelp: HelpWords = {
  alerts: { name: '提醒', off: '开启通知、声音和标题中的数字', on: '提醒已开启', quiet: '提醒已开启，但此浏览器不显示通知' },
  keyboard: '键盘操作',
  key: { next: '下一个会话', previous: '上一个会话', unread: '下一个未读会话', open: '打开会话', back: '返回列表', pages: '浏览消息', asking: '上一条或下一条需要处理的消息', history: '重试记录', line: '换行' },
  keysIn: { message: '焦点在消息上时', field: '在输入框中' },
};
