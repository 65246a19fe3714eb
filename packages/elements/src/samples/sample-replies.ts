import type { QuickReply } from '@cs-inbox/state';
import { sampleNow } from './sample-now.ts';

const reply = (id: string, category: string, title: string, text: string, more: Partial<QuickReply> = {}): QuickReply => ({ id, category, title, text, gone: false, at: sampleNow, saved: 'saved', ...more });

/** Quick replies that operators have made, in several languages. */
export const sampleReplies: readonly QuickReply[] = [
  reply('q-1', 'shipping', 'Customs', 'Hello {buyer}, order {order} is held at customs. We write as soon as it moves on.'),
  reply('q-2', 'greeting', '问候', '{buyer} 您好，请问有什么可以帮您？'),
  reply('q-3', 'Warranty', 'Lamp warranty', 'The lamp has a warranty of two years. {store} sends you a new one at no charge.'),
  reply('q-4', 'returns', 'คืนสินค้า', 'คุณ {buyer} คะ สามารถคืนสินค้าได้ภายใน 15 วันค่ะ'),
];
