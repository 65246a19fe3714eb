import type { Chat } from './chat.ts';

export const vi: Chat = {
  products: ['đèn bàn', 'kệ tre', 'bộ ga cotton', 'địu em bé', 'nồi cơm điện', 'giày chạy bộ', 'bình gốm', 'tai nghe bluetooth'],
  dialogues: [
    ['Shop ơi, đơn {order} khi nào gửi vậy?', 'Dạ shop gửi trong hôm nay trước 6 giờ chiều, tối nay có mã vận đơn ạ.', 'Ok shop, cảm ơn'],
    ['Mình nhận được {product} rồi nhưng bị móp, đổi được không shop?', 'Dạ shop xin lỗi ạ. Bạn gửi giúp shop hình chỗ móp và hộp nhé.', 'Mình gửi rồi đó, hộp rách sẵn từ lúc nhận', 'Dạ shop gửi lại cái mới miễn phí, cái cũ bạn không cần gửi trả ạ.'],
    ['{product} còn hàng không shop?', 'Dạ còn ạ, bạn đặt hôm nay shop gửi luôn.', 'Vậy mình đặt 2 cái nhé'],
    ['Giao tới {city} mất mấy ngày?', 'Dạ thường 2 đến 4 ngày ạ.', 'Mình cần trước thứ sáu, kịp không?', 'Bạn đặt trước 3 giờ chiều thì khả năng kịp ạ.'],
    ['Tiền hoàn đơn {order} chưa về shop ơi', 'Dạ hôm qua đã duyệt rồi, ngân hàng cần 3 đến 5 ngày làm việc ạ.', 'Ừ vậy mình đợi'],
    ['Shop xuất hóa đơn công ty được không?', 'Dạ được, bạn gửi shop tên công ty và mã số thuế nhé.', 'Ok để mình gửi, cảm ơn shop'],
  ],
  asks: [
    'Shop ơi, {product} còn không ạ?',
    'Đơn {order} hai ngày nay không thấy cập nhật',
    'Mình đổi địa chỉ được không? Đơn {order}',
    'Mua 2 cái có giảm không shop?',
    'Cao 1m65 nặng 58kg mặc size gì vừa ạ?',
    'Màu nhận được khác với hình shop ơi',
    'Đơn {order} thiếu một món',
    'Đặt bây giờ hôm nay gửi luôn không?',
    'Mã giảm giá không dùng được shop ơi',
    'Mình muốn trả hàng, không vừa size',
  ],
  answers: ['Ok shop, cảm ơn nhé', 'Dạ vâng', 'Vậy khi nào tới ạ?', 'Shop kiểm tra lại giúp mình nha', 'Mình đợi tin shop', 'Mình gửi hình rồi đó', 'Shop nhiệt tình quá 👍'],
};
