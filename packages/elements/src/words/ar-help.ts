import type { HelpWords } from './help-words.ts';

/** Arabic of the bell and of the keys. */
export const arHelp: HelpWords = {
  alerts: { name: 'التنبيهات', off: 'تشغيل الإشعارات والصوت والعدد في العنوان', on: 'التنبيهات مشغّلة', quiet: 'التنبيهات مشغّلة، لكن هذا المتصفح لا يعرض الإشعارات' },
  keyboard: 'لوحة المفاتيح',
  key: { next: 'المحادثة التالية', previous: 'المحادثة السابقة', unread: 'المحادثة غير المقروءة التالية', open: 'فتح المحادثة', back: 'العودة إلى القائمة', pages: 'التنقل بين الرسائل', asking: 'الرسالة التالية أو السابقة التي تحتاج إلى إجراء', history: 'السجل', line: 'سطر جديد' },
  keysIn: { message: 'عند التركيز على رسالة', field: 'في حقل الكتابة' },
};
