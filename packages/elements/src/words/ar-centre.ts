import { arabicCount } from './arabic-count.ts';
import type { CentreWords } from './centre-words.ts';

const numbers = new Intl.NumberFormat('ar', { numberingSystem: 'latn' });
const own = (text: string) => `\u2068${text}\u2069`;
const messages = (count: number) =>
  arabicCount(count, { zero: 'لا رسائل', one: 'رسالة واحدة', two: 'رسالتان', few: '# رسائل', other: '# رسالة' });

/** The failed-message centre in Arabic. */
export const arCentre: CentreWords = {
  title: 'الرسائل المتعذرة',
  act: 'من عليه التصرف',
  group: { all: 'الكل', ready: 'جاهزة لإعادة المحاولة', itself: 'تُحل تلقائيًا', somebody: 'تحتاج إلى شخص', never: 'لا تمكن إعادتها أبدًا' },
  nextAutomatic: (when, count) => `المحاولة التلقائية التالية: ${own(when)}، حتى ${messages(count)}`,
  search: 'البحث في الرسائل المتعذرة',
  searchBy: 'النص أو المشتري أو الرمز',
  by: { store: 'المتجر', platform: 'المنصة', cause: 'السبب', class: 'الصنف', age: 'العمر', attempts: 'المحاولات', eligible: 'الأهلية' },
  any: 'أيًّا كان',
  clearOne: (filter) => `إزالة التصفية: ${own(filter)}`,
  clearAll: 'إزالة التصفية',
  class: { retryable: 'قابلة للإعادة', business: 'قواعد المنصة', 'business-retryable': 'قواعد المنصة، قابلة للإعادة', permanent: 'نهائية', unknown: 'غير معروف' },
  eligible: { yes: 'تمكن الآن', no: 'لا تمكن الآن' },
  firstAttempt: 'المحاولة الأولى',
  groupBy: 'التجميع',
  grouping: { none: 'بلا تجميع', cause: 'حسب السبب', store: 'حسب المتجر' },
  order: 'الترتيب: موعد الرد ثم العمر',
  saved: 'تصفيات محفوظة',
  saveThis: 'حفظ هذه التصفية',
  savedName: 'اسم التصفية',
  savedNone: 'اختر تصفية ثم احفظها هنا باسم.',
  savedFull: (count) => `يتسع المكان لعدد ${numbers.format(count)} من التصفيات. احذف واحدة أولًا.`,
  dropSaved: (name) => `حذف التصفية «${own(name)}»`,
  export: 'تصدير',
  exportListed: (format, count) => `${own(format)}: المعروضة، ${messages(count)}`,
  exportAll: (format, count) => `${own(format)}: الكل، ${messages(count)}`,
  exporting: (percent) => `جارٍ كتابة الملف: ${own(percent)}`,

  site: 'الموقع',
  state: 'الحالة',
  code: 'الرمز',
  requestId: 'رقم الطلب',

  column: { select: 'تحديد', time: 'الوقت', buyer: 'المشتري والمتجر', message: 'الرسالة', why: 'السبب وما العمل', class: 'الصنف', due: 'موعد الرد', next: 'التالي' },
  selectRow: (buyer, time) => `تحديد رسالة ${own(time)} إلى ${own(buyer)}`,
  selectAll: (count) => `تحديد الكل (${numbers.format(count)})`,
  noDue: 'لا يوجد',
  ready: 'جاهزة',
  never: 'أبدًا',
  waitsForYou: 'تنتظر قرارك',
  openConversation: 'فتح المحادثة',
  copyText: 'نسخ النص',
  editResend: 'تعديل وإعادة إرسال',
  retryHistory: (count) => `سجل المحاولات (${numbers.format(count)})`,

  selected: (count) => arabicCount(count, { zero: 'لم تُحدد رسائل', one: 'حُددت رسالة واحدة', two: 'حُددت رسالتان', few: 'حُددت # رسائل', other: 'حُددت # رسالة' }),
  canGo: (count) => `${numbers.format(count)} تمكن الآن`,
  goIn: (count, time) => `${numbers.format(count)} خلال ${own(time)}`,
  afterLogin: (count) => `${numbers.format(count)} بعد تسجيل الدخول`,
  goLater: (count) => `${numbers.format(count)} لاحقًا`,
  goNever: (count) => `${numbers.format(count)} أبدًا`,
  clear: 'إلغاء التحديد',
  copyList: 'نسخ',
  retrySelected: (count) => `أعد محاولة المحدد (${numbers.format(count)})`,
  listed: (count, all) => `${numbers.format(count)} من ${numbers.format(all)}`,
  held: (count) => arabicCount(count, { zero: 'لا جديد', one: 'واحدة جديدة', two: 'اثنتان جديدتان', few: '# جديدة', other: '# جديدة' }),
  key: { select: 'تحديد', retry: 'إعادة محاولة', retrySelected: 'إعادة محاولة المحدد', edit: 'تعديل', move: 'تنقّل' },

  none: 'لا رسائل متعذرة',
  noneThen: 'كل ما لا يصل إلى مشتريه يظهر هنا، مع السبب وما العمل.',
  noneListed: 'لا رسالة متعذرة تطابق هذه التصفية',
  offline: 'لا اتصال: ما تُعاد محاولته الآن يُرسل حين تعود الشبكة',
};
