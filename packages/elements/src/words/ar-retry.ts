import { arabicCount as counted } from './arabic-count.ts';
import type { RetryWords } from './retry-words.ts';

const numbers = new Intl.NumberFormat('ar', { numberingSystem: 'latn' });

const messages = { zero: 'لا رسائل', one: 'رسالة واحدة', two: 'رسالتين', few: '# رسائل', many: '# رسالةً', other: '# رسالة' };
/** What is written in the direction of its own, within a sentence that goes from right to left. */
const own = (text: string) => `\u2068${text}\u2069`;

/** The same in Arabic. */
export const arRetry: RetryWords = {
  bulk: {
    title: (count) => `إعادة إرسال ${counted(count, messages)}`,
    lead: 'تُرسل بنصها الأصلي، وبالترتيب في كل محادثة.',
    within: (span) => `خلال نحو ${own(span)}`,
    atOnce: 'فورًا',
    paced: 'تُرسل على مهل لكل متجر كي لا يُبلغ حد المنصة من جديد.',
    skips: (count) => `ما سيُتخطى: ${counted(count, messages)}`,
    takeOut: 'إزالتها من التحديد',
    noneGoes: 'لا يمكن الآن إعادة إرسال أي منها.',
    showMore: (count) => `عرض المزيد (${numbers.format(count)})`,
    result: (queued, skipped) => `في قائمة الانتظار: ${numbers.format(queued)}${skipped === 0 ? '' : `، متخطاة أو متعذرة: ${numbers.format(skipped)}`}`,
    confirmed: (time, by) => `تم التأكيد في ${own(time)}${by && ` بواسطة ${own(by)}`}.`,
    goesOn: 'يمكنك إغلاق هذه النافذة، فالإرسال مستمر.',
    over: 'نالت كل الرسائل دورها.',
    sent: (sent, total) => `أُرسل ${numbers.format(sent)} من ${numbers.format(total)}`,
    left: (span, store) => `بقي نحو ${own(span)}، ويُرسل ${own(store)} على مهل`,
    others: 'متخطاة / متعذرة',
    skipped: (why) => `تُخطيت: ${own(why)}`,
    failed: (why) => `تعذرت: ${own(why)}`,
    early: 'لم تنته مدة الانتظار',
    forbidden: 'هذه الصفحة لا تسمح بذلك',
    stopped: 'أُوقفت قبل أن تُرسل',
    stop: (count) => `إيقاف الباقي (${numbers.format(count)})`,
    stoppedCount: (count) => `أُوقف ${numbers.format(count)}`,
    open: 'فتح',
    done: 'تم',
    results: 'النتائج',
    export: 'تصدير',
    writing: 'جارٍ الكتابة…',
    column: { buyer: 'المشتري', platform: 'المنصة', site: 'الموقع', store: 'المتجر', result: 'النتيجة', state: 'الحالة', why: 'السبب', time: 'الوقت (التوقيت العالمي)', conversation: 'المحادثة', key: 'معرّف الرسالة' },
  },
  past: {
    title: 'سجل إعادة الإرسال',
    column: { number: 'المحاولة', time: 'الوقت', trigger: 'المُطلِق', by: 'بواسطة', reason: 'الملاحظة', outcome: 'النتيجة', cause: 'سبب التعذر', code: 'الرمز', request: 'الطلب' },
    empty: 'لم تُرسل بعد.',
    next: 'ما يحدث لاحقًا',
    automatic: (count, most) => `المحاولات التلقائية المستخدمة: ${count} من ${most}.`,
    used: (most) => `توقفت الإعادة التلقائية بعد ${most} محاولات. لا تزال الإعادة يدويًا ممكنة.`,
    never: 'لا تُرسل تلقائيًا بعد الآن.',
    byHand: 'لا شيء يرسلها تلقائيًا. يمكن إعادة إرسالها يدويًا.',
    arrived: 'وصلت. لا يُرسل المزيد.',
    copy: 'نسخ للدعم الفني',
  },
};
