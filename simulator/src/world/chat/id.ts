import type { Chat } from './chat.ts';

export const id: Chat = {
  products: ['lampu meja', 'rak bambu', 'sprei katun', 'gendongan bayi', 'penanak nasi', 'sepatu lari', 'vas keramik', 'earphone bluetooth'],
  dialogues: [
    ['Kak, pesanan {order} kapan dikirim ya?', 'Halo kak, hari ini sebelum jam 6 sore. Resinya muncul nanti malam ya.', 'Oke kak, makasih'],
    ['{product} sudah sampai tapi penyok, bisa tukar?', 'Mohon maaf ya kak. Boleh kirim foto bagian yang penyok dan kardusnya?', 'Sudah saya kirim, kardusnya memang sudah sobek', 'Baik kak, kami kirim yang baru, gratis. Yang lama tidak perlu dikembalikan.'],
    ['Kak, {product} ready?', 'Ready kak, silakan diorder.', 'Siap, saya order 2 ya'],
    ['Ke {city} berapa hari ya kak?', 'Biasanya 2 sampai 4 hari kak.', 'Bisa sampai sebelum Jumat?', 'Kalau order sebelum jam 3 sore, kemungkinan besar bisa kak.'],
    ['Refund pesanan {order} kok belum masuk?', 'Sudah disetujui kemarin kak, dari bank 3 sampai 5 hari kerja.', 'Oh oke, saya tunggu ya'],
    ['Bisa minta faktur atas nama perusahaan?', 'Bisa kak, tolong kirim nama dan alamat perusahaannya.', 'Oke nanti saya kirim, terima kasih'],
  ],
  asks: [
    'Kak, {product} masih ada?',
    'Paket saya kok tidak bergerak dari kemarin, pesanan {order}',
    'Bisa ganti alamat kak? Pesanan {order}',
    'Beli 2 ada diskon ga kak?',
    'Tinggi 165 berat 58, cocoknya ukuran apa ya?',
    'Warnanya beda sama di foto kak',
    'Pesanan {order} kurang satu barang',
    'Kalau order sekarang dikirim hari ini?',
    'Vouchernya tidak bisa dipakai kak',
    'Mau retur kak, ukurannya kekecilan',
  ],
  answers: ['Oke kak, makasih ya', 'Siap kak', 'Kira-kira kapan sampai?', 'Tolong dicek lagi ya kak', 'Baik, saya tunggu kabarnya', 'Fotonya sudah saya kirim', 'Mantap, pelayanannya cepat 👍'],
};
