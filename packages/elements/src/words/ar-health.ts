import { arabicCount as counted } from './arabic-count.ts';
import type { HealthWords } from './health-words.ts';

const { format: digits } = new Intl.NumberFormat('ar', { numberingSystem: 'latn' });
const listed = (...parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join('، ');
/** What is written in the direction of its own. */
const own = (text: string) => `\u2068${text}\u2069`;

const messages = { zero: 'لا رسائل', one: 'رسالة واحدة', two: 'رسالتان', few: '# رسائل', other: '# رسالة' };
const stores = { zero: 'لا متاجر', one: 'متجر واحد', two: 'متجران', few: '# متاجر', other: '# متجرًا' };
const items = { zero: '0 أمور', one: 'أمر واحد', two: 'أمران', few: '# أمور', other: '# أمرًا' };
const times = { zero: '0 مرات', one: 'مرة واحدة', two: 'مرتان', few: '# مرات', other: '# مرة' };
const sessions = { zero: '0 جلسات', one: 'جلسة واحدة', two: 'جلستان', few: '# جلسات', other: '# جلسة' };
const rows = { zero: '0 سجلات', one: 'سجل واحد', two: 'سجلان', few: '# سجلات', other: '# سجلًا' };

/** The health panel in Arabic. */
export const arHealth: HealthWords = {
  title: 'الفحوص',
  summary: (act, look, ok) => listed(act > 0 && `${counted(act, items)} بحاجة إليك الآن`, look > 0 && `${digits(look)} للمتابعة`, `${digits(ok)} على ما يرام`),
  allFine: (ok) => `كل الفحوص على ما يرام (${digits(ok)})`,
  lastRound: (time) => `تفحص نفسها. انتهت الجولة الأخيرة في ${time}، ولا شيء هنا يُؤشَّر باليد.`,
  measuring: 'جارٍ الفحص…',
  rule: 'يذكر كل فحص ما قاسه ومتى. والفحص الذي تعذّر إجراؤه يُعدّ «للمتابعة»، لا سليمًا أبدًا.',
  level: { ok: 'على ما يرام', look: 'للمتابعة', act: 'بحاجة إليك' },
  checkAll: 'افحص الكل الآن',
  column: { state: 'الحالة', check: 'الفحص', found: 'ما وُجد', when: 'وقت الفحص وتكراره', deed: 'ما العمل' },
  today: (from, to) => `اليوم من ${from} إلى ${to}`,
  quarters: (act, look, ok) => `أرباع ساعات اليوم: ${digits(act)} احتاجت إلى تدخل، ${digits(look)} للمتابعة، ${digits(ok)} على ما يرام`,
  importance: { high: 'أهمية عالية', medium: 'أهمية متوسطة' },
  name: {
    login: 'حالة دخول المتاجر',
    sending: 'حالة إرسال الرسائل',
    unread: 'عدد الرسائل غير المقروءة',
    retries: 'سجل إعادة المحاولة',
    sync: 'حالة المزامنة',
    network: 'حالة الاتصال بالشبكة',
    order: 'تحديث قائمة الجلسات',
    'by-hand': 'توفر إعادة المحاولة يدويًا',
    stored: 'الرسائل المحفوظة',
    test: 'رسالة اختبار',
  },
  often: {
    login: 'قبل بدء العمل يوميًا، مباشر',
    sending: 'بعد كل عملية، مباشر',
    unread: 'كل ساعة، مباشر',
    retries: 'في نهاية اليوم، مباشر',
    sync: 'كل 30 دقيقة، مباشر',
    network: 'عند كل دخول إلى اللوحة، مباشر',
    order: 'في نهاية كل يوم، مباشر',
    'by-hand': 'عند تعذّر المزامنة، مباشر',
    stored: 'مباشر',
    test: 'قبل كل رد، يدويًا',
  },
  how: 'كيف؟',
  howOf: (check) => `كيف يُفحص يدويًا: ${check}`,
  method: {
    login: 'يدويًا: ابحث بين المتاجر في الجانب عن «منتهٍ» أو «يلزم دخول جديد». بعد الدخول يُرسل ما ينتظر هناك تلقائيًا.',
    sending: 'يدويًا: ابحث في المحادثات عن «تعذّر الإرسال»، وعن «جارٍ الإرسال» الذي يدوم أكثر من 30 ثانية.',
    unread: 'يدويًا: قارن عدد الرسائل غير المقروءة في كل متجر بالمعتاد في هذه الساعة.',
    retries: 'يدويًا: اجمع في نهاية اليوم عدد مرات إعادة المحاولة وأسباب التعذّر.',
    sync: 'يدويًا: انظر هل تتقدم أوقات أحدث الرسائل، وهل يذكر الشريط العلوي أن المزامنة تعذّرت.',
    network: 'يدويًا: انظر إلى مؤشر الشبكة في الأعلى، وإلى الشريط الذي يذكر انقطاع الاتصال.',
    order: 'يدويًا: افتح بعض المحادثات؛ تبقى القائمة مرتبة بحسب أحدث رسالة، ولا يتكرر فيها أحد.',
    'by-hand': 'يدويًا: بعد تعذّر المزامنة تأكد من أن زر إعادة المحاولة ظاهر في طرف الشريط ويمكن الضغط عليه.',
    stored: 'لا سبيل إليه يدويًا. ما لم يُرسل بعد يُكتب على قرص هذا المتصفح قبل أن يُرسل.',
    test: 'يدويًا: أرسل رسالة إلى محادثة تخصك، وانظر هل تتحول من «جارٍ الإرسال» إلى «أُرسلت».',
  },
  nothingToDo: 'لا شيء مطلوب',

  signedIn: (count) => `كل المتاجر مسجلة الدخول (${digits(count)}).`,
  signedOut: (count, list) => `${counted(count, stores)} دون تسجيل دخول: ${list}.`,
  expiring: (count, list) => `${counted(count, stores)} ينتهي دخولها قريبًا: ${list}.`,
  moreStores: (count) => `${digits(count)} غيرها`,
  waitThere: (count) => `تنتظر هناك ${counted(count, messages)}.`,

  allArrived: 'كل الرسائل وصلت، أو لم يمضِ على إرسالها 30 ثانية.',
  failed: (count, status) => `${counted(count, messages)} بحالة ${status}.`,
  canGo: (count) => `يمكن إعادة إرسال ${digits(count)} منها الآن.`,
  overdue: (count) => `${counted(count, messages)} قيد الإرسال منذ أكثر من 30 ثانية.`,
  unconfirmed: (count) => `${digits(count)} غير مؤكدة، يجري التحقق منها.`,
  waiting: (count) => `${digits(count)} تنتظر وتُرسل تلقائيًا.`,
  show: (count) => `عرض ${digits(count)}`,

  noUnread: 'لا رسائل غير مقروءة.',
  unread: (count) => `${digits(count)} غير مقروءة في كل المتاجر.`,
  crowded: (store, count, usual) => `لدى ${own(store)} ‏${count}، والمعتاد في هذه الساعة ${usual}.`,
  oldestSince: (time) => `أقدمها ينتظر منذ ${time}.`,
  openStore: 'فتح المتجر',
  showUnread: 'عرض غير المقروءة',

  noRetries: 'لم يُعَد إرسال شيء اليوم.',
  retries: (count) => `أُعيدت المحاولة اليوم ${counted(count, times)}.`,
  mostRetries: (count, cause, store) => `${digits(count)} منها لدى ${own(store)}: ${cause}.`,

  upToDate: (time) => `محدّثة حتى ${time}.`,
  neverSynced: 'لم تُحدَّث بعد.',
  lastFull: (time) => `آخر مزامنة كاملة ${time}.`,
  syncFailed: (questions, code) => `تعذّر الطلب ${counted(questions, times)} متتالية${code && ` (${own(code)})`}.`,

  connected: 'متصل.',
  disconnected: 'غير متصل.',
  noLoss: 'لم ينقطع الاتصال اليوم ما دامت هذه الصفحة مفتوحة.',
  losses: (count, span, time) => `انقطع الاتصال اليوم ${counted(count, times)}، أطولها ${span} في ${time}.`,

  inOrder: (count) => `${counted(count, sessions)} بالترتيب الصحيح ودون تكرار.`,
  outOfOrder: (count, misplaced, doubled) => `من أصل ${counted(count, sessions)}: ${digits(misplaced)} في غير موضعها و${digits(doubled)} مكررة.`,

  byHand: (retry) => `يمكن الوصول إلى «${retry}» في الشريط وعلى الفقاعة وفي قائمة الرسائل التي لم تصل.`,
  halted: 'لن يُرسل شيء حتى يُعاد تحميل هذه الصفحة.',
  notReady: 'ليس بعد: تخزين هذا المتصفح لا يستجيب.',

  noneUnsent: 'لا شيء ينتظر الإرسال.',
  stored: (count) => `${counted(count, messages)} لم تُرسل بعد، وكلها على القرص.`,
  notStored: (count) => `هذا المتصفح لا يحفظ شيئًا على القرص: ${counted(count, messages)} لم تُرسل بعد تزول مع إغلاق هذه الصفحة.`,
  unreadable: (count) => `${counted(count, rows)} على القرص لا يمكن قراءتها. تبقى محفوظة ولا تُحذف أبدًا.`,
  exportRows: 'تصدير السجلات',
  unreadableFile: 'سجلات-غير-مقروءة',
  diskSilent: 'تخزين هذا المتصفح لا يستجيب.',

  noTest: 'لا يوفر الخادم محادثة اختبار، فلا تُرسل رسالة اختبار.',
  noTestYet: (conversation) => `لم تُرسل رسالة اختبار بعد. تذهب إلى ${own(conversation)} فقط.`,
  test: {
    sent: (time) => `وصلت رسالة الاختبار المرسلة في ${time}.`,
    failed: (time) => `تعذّر إرسال رسالة الاختبار في ${time}.`,
    pending: (time) => `رسالة الاختبار المرسلة في ${time} في طريقها.`,
  },
  sendTest: 'إرسال اختبار',
  testText: (time) => `رسالة اختبار ${time}`,

  ofPage: 'من هذه الصفحة',
  hostChecks: 'فحوص هذه الصفحة',
  hostOften: 'بحسب ما تحدده الصفحة',
  hostMalformed: (why) => `لا يمكن استخدام فحوص هذه الصفحة: ${own(why)}`,
  hostThrew: (why) => `تعذّر الفحص: ${own(why)}`,
  hostSilent: (time) => `تعذّر الفحص: لا استجابة منذ ${time}.`,
  hostAsked: 'جارٍ الفحص.',

  copyText: 'نسخ كنص',
  requestIds: 'معرّفات الطلبات للدعم الفني',
  noRequestIds: 'لا يُعرف تعذّر له معرّف طلب.',
};
