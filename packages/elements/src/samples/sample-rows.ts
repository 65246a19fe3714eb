import type { ConversationRow } from '@cs-inbox/state';
import { sampleNow } from './sample-now.ts';
import { sampleStores } from './sample-stores.ts';

const minutes = (count: number) => count * 60_000;

interface Sample {
  readonly buyer: string;
  readonly storeId: string;
  readonly text: string;
  readonly minutesAgo: number;
  readonly direction?: 'in' | 'out';
  readonly unread?: number;
  readonly dueInMinutes?: number;
  readonly priority?: boolean;
  readonly trouble?: ConversationRow['trouble'];
}

const row = (sample: Sample, index: number): ConversationRow => ({
  conversation: {
    id: `c-${index}`,
    storeId: sample.storeId,
    buyer: { id: `b-${index}`, name: sample.buyer },
    unread: sample.unread ?? 0,
    lastMessage: null,
    replyDueAt: sample.dueInMinutes === undefined ? null : sampleNow + minutes(sample.dueInMinutes),
    priority: sample.priority ?? false,
  },
  store: sampleStores.find((store) => store.id === sample.storeId) ?? null,
  snippet: { text: sample.text, direction: sample.direction ?? 'in' },
  trouble: sample.trouble ?? null,
  at: sampleNow - minutes(sample.minutesAgo),
});

/** Invented buyers in several scripts, newest first. */
export const sampleRows: readonly ConversationRow[] = (
  [
    { buyer: 'Nur Aisyah', storeId: 'l-my', text: 'I have asked the warehouse to pack your replacement shade.', minutesAgo: 1, direction: 'out', dueInMinutes: 48, trouble: { delivery: 'failed', count: 3, cause: 'throttled', hold: null } },
    { buyer: 'สุภาวดี วงศ์สวัสดิ์', storeId: 't-th', text: 'ได้รับของแล้วแต่สีไม่ตรงกับที่สั่งค่ะ ขอเปลี่ยนได้ไหมคะ', minutesAgo: 1, unread: 3, dueInMinutes: 71 },
    { buyer: 'Trần Thị Hồng Nhung', storeId: 'l-vn', text: 'Shop ơi, đơn hàng của mình giao đến đâu rồi ạ?', minutesAgo: 2, unread: 1, dueInMinutes: 300 },
    { buyer: 'Budi Santoso', storeId: 'l-id', text: 'Baik kak, kami cek dulu ke gudang ya', minutesAgo: 6, direction: 'out', trouble: { delivery: 'waiting', count: 1, cause: 'login', hold: null } },
    { buyer: '陈美玲', storeId: 's-sg', text: '好的，谢谢！请问发票可以开公司抬头吗？', minutesAgo: 10, unread: 2, priority: true },
    { buyer: 'กิตติพงษ์ พ.', storeId: 's-th', text: 'ส่งของวันนี้ไม่ทันค่ะ ขออภัยในความล่าช้า', minutesAgo: 14, direction: 'out', dueInMinutes: -22, trouble: { delivery: 'unconfirmed', count: 1, cause: 'network', hold: null } },
    { buyer: 'Jasmine Reyes', storeId: 't-ph', text: 'Hello po, may stock pa po ba ng size 120 × 200?', minutesAgo: 21, unread: 41 },
    { buyer: 'Ahmad Muslim', storeId: 's-my', text: 'Your parcel left Shah Alam this morning.', minutesAgo: 34, direction: 'out' },
    { buyer: 'أحمد بن علي', storeId: 's-my', text: 'متى يصل طلبي؟ رقم الطلب 4419-2087', minutesAgo: 60 * 26 },
    { buyer: 'Lê Quang Huy', storeId: 't-vn', text: 'Dạ shop gửi mình mã giảm 10% nhé', minutesAgo: 60 * 50, direction: 'out' },
  ] satisfies readonly Sample[]
).map(row);
