/** An order of the invented shop. */
export interface Order {
  readonly number: string;
  readonly store: string;
  readonly buyer: string;
  readonly items: number;
  readonly total: string;
  readonly state: 'To pack' | 'Packed' | 'Shipped' | 'Delivered' | 'Late' | 'Return asked';
}

export const orders: readonly Order[] = [
  { number: '4419 2087 3316', store: 'Shopee MY', buyer: 'Nur Aisyah Rahman', items: 1, total: 'MYR 89.90', state: 'Return asked' },
  { number: '4419 2087 3402', store: 'Shopee MY', buyer: 'Hafiz Ismail', items: 3, total: 'MYR 214.00', state: 'To pack' },
  { number: '2511 2140 0917', store: 'Shopee SG', buyer: 'Hui Min Goh', items: 2, total: 'SGD 46.50', state: 'Shipped' },
  { number: '2511 2140 1022', store: 'Shopee TW', buyer: '李立軒', items: 1, total: 'TWD 690', state: 'To pack' },
  { number: '8830 1174 5520', store: 'Shopee BR', buyer: 'Marcela Nogueira', items: 1, total: 'BRL 159,00', state: 'Late' },
  { number: '7012 9931 4406', store: 'Lazada ID', buyer: 'Budi Santoso', items: 4, total: 'IDR 612.000', state: 'Packed' },
  { number: '7012 9931 4419', store: 'Lazada ID', buyer: 'Dewi Lestari', items: 1, total: 'IDR 129.000', state: 'Shipped' },
  { number: '7015 2260 8874', store: 'Lazada TH', buyer: 'สุภาวดี วงศ์สวัสดิ์', items: 2, total: 'THB 1,180', state: 'To pack' },
  { number: '7015 2260 8911', store: 'Lazada MY', buyer: 'Wei Ling Tan', items: 1, total: 'MYR 52.00', state: 'Delivered' },
  { number: '5768 3320 1845', store: 'TikTok Shop VN', buyer: 'Trần Thị Hồng Nhung', items: 2, total: 'VND 438.000', state: 'Shipped' },
  { number: '5768 3320 1902', store: 'TikTok Shop VN', buyer: 'Phạm Minh Đức', items: 1, total: 'VND 219.000', state: 'Delivered' },
  { number: '5770 0418 6632', store: 'TikTok Shop PH', buyer: 'Jasmine Reyes', items: 5, total: 'PHP 2,475', state: 'To pack' },
];
