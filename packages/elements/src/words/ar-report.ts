import { arabicCount as counted } from './arabic-count.ts';
import type { ReportWords } from './report-words.ts';

const { format: digits } = new Intl.NumberFormat('ar', { numberingSystem: 'latn' });

const messages = { zero: '0 رسالة', one: 'رسالة واحدة', two: 'رسالتان', few: '# رسائل', other: '# رسالة' };
const times = { zero: '0 مرة', one: 'مرة واحدة', two: 'مرتان', few: '# مرات', other: '# مرة' };
const stores = { zero: '0 متجر', one: 'متجر واحد', two: 'متجران', few: '# متاجر', many: '# متجرًا', other: '# متجر' };

/** Modern Standard Arabic. */
export const arReport: ReportWords = {
  previousDay: 'اليوم السابق',
  nextDay: 'اليوم التالي',
  exportCsv: 'تصدير CSV',
  exportNdjson: 'تصدير NDJSON',
  exportAll: (format) => `تصدير كل الأيام: \u2068${format}\u2069`,
  exporting: (percent) => `جارٍ كتابة الملف: ${percent}`,
  reading: 'جارٍ قراءة ما سجّله هذا المتصفح',
  unreadable: 'لا تستجيب مساحة تخزين هذا المتصفح. تتعذّر قراءة الأرقام.',
  tryAgain: 'إعادة القراءة',

  summary: (sent, failed, arrived, waiting, never) =>
    `المُرسل: ${counted(sent, messages)}، وما تعذّر إرساله أول مرة: ${digits(failed)}. من هذه وصلت لاحقًا ${digits(arrived)}، وما زالت تنتظر ${digits(waiting)}، ولن تُرسل ${digits(never)}.`,
  calm: (sent) => `المُرسل: ${counted(sent, messages)}، كلٌّ منها من أول محاولة.`,
  nothing: 'لم يُسجَّل شيء عن هذا اليوم.',
  sent: 'أُرسلت',
  failed: 'تعذّر إرسالها أول مرة',
  retried: (count) => (count === 0 ? 'أُعيدت محاولتها' : `أُعيدت محاولتها، ${counted(count, times)} في المجموع`),
  arrived: 'وصلت لاحقًا',
  lost: 'ضاعت',
  doubled: 'تكررت',

  whyFailed: 'لماذا تعذّر الإرسال',
  byHour: 'إعادات المحاولة بحسب الساعة',
  byStore: 'بحسب المتجر',
  showTable: 'عرض كجدول',
  showPicture: 'عرض كرسم',
  fate: { arrived: 'وصلت لاحقًا', waiting: 'ما زالت تنتظر', never: 'لن تُرسل' },
  retryFate: { arrived: 'وصلت', open: 'لا جواب بعد', vain: 'بلا نتيجة' },
  noFailures: 'لم يتعذّر إرسال أي رسالة.',
  noRetries: 'لم تُعَد أي محاولة.',

  recovery: 'من التعذّر إلى الوصول',
  recoveryWithin: (half, most) => `النصف خلال \u2068${half}\u2069، و95% خلال \u2068${most}\u2069`,
  noRecovery: 'لم يكن هناك ما يُستعاد',
  machine: 'أُعيدت تلقائيًا',
  person: 'أعادها شخص',
  triggered: (retries, arrived) => `${counted(retries, times)}، وصل منها ${digits(arrived)}`,

  column: {
    store: 'المتجر',
    cause: 'السبب',
    hour: 'الساعة',
    all: 'المجموع',
    sent: 'أُرسلت',
    failed: 'تعذّرت',
    retried: 'أُعيدت',
    arrived: 'وصلت',
    waiting: 'تنتظر',
    main: 'السبب الرئيسي',
  },
  main: (cause, count) => `${cause}، ${digits(count)}`,
  none: 'لا شيء',
  showWaiting: (count, store) => `عرض المنتظرة، وعددها ${digits(count)}، من \u2068${store}\u2069`,
  upTo: (count, failing, time) => `${counted(count, stores)}، منها ${digits(failing)} فيها تعذّر · الأرقام حتى \u2068${time}\u2069`,
  ofThisBrowser: 'محسوبة مما أرسله هذا المتصفح',

  head: {
    created: 'وقت الكتابة (UTC)',
    store: 'المتجر',
    platform: 'المنصة',
    site: 'الموقع',
    buyer: 'المشتري',
    cause: 'السبب',
    lastCause: 'آخر سبب',
    code: 'الرمز',
    requestId: 'معرّف الطلب',
    retries: 'إعادات المحاولة',
    history: 'سجل الإعادات',
    failed: 'أول تعذّر (UTC)',
    end: 'النتيجة',
    ended: 'وقت الانتهاء (UTC)',
    conversation: 'المحادثة',
    key: 'المفتاح',
  },
  end: { arrived: 'وصلت', gone: 'متروكة', blocked: 'حظرتها المنصة', open: 'مفتوحة' },
};
