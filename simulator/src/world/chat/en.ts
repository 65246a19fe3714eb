import type { Chat } from './chat.ts';

export const en: Chat = {
  products: ['table lamp', 'bamboo shelf', 'cotton bedsheet set', 'baby carrier', 'rice cooker 1.8 L', 'running shoes', 'ceramic vase', 'wireless earbuds', 'shower curtain'],
  dialogues: [
    ['Hi, when will you ship order {order}?', 'Hello! It leaves our warehouse today before 6 pm. You get the tracking number by tonight.', 'Ok noted, thanks'],
    ['The {product} arrived but one side is dented. Can I exchange it?', 'I’m sorry about that. Could you send us a photo of the dent and of the box?', 'Sent. The box was already torn when the rider gave it to me.', 'Thank you. We send you a new one, free of charge. You can keep the old one.'],
    ['Do you have the {product} in size L?', 'Yes, L is back in stock since this morning.', 'Great, I will order now', 'Thank you! Order before 3 pm and it ships the same day.'],
    ['How long is delivery to {city}?', 'Usually 2 to 4 working days to {city}.', 'Can it be faster? I need it before Friday', 'We can ask for priority pick-up, but we cannot promise the courier’s time.'],
    ['I want to cancel order {order}, I chose the wrong colour', 'No problem. It has not been packed yet, please press Cancel in the app and we accept it at once.', 'Done. I ordered the grey one instead'],
    ['My refund for {order} is not here yet', 'The refund was approved yesterday. The bank takes 3 to 5 working days.', 'Ok, I will wait until Monday'],
    ['Is the {product} original? Any warranty?', 'It is, with 12 months of warranty from us. Just keep the order number.', 'Perfect, thank you so much'],
    ['Can I get an invoice with my company name for {order}?', 'Of course. Please tell us the company name and the address.', 'Marlin Trading, {city}. Thanks'],
  ],
  asks: [
    'Hi, is the {product} still available?',
    'Where is my parcel? Order {order} has not moved since yesterday',
    'Can you ship today if I order now?',
    'The {product} I got is a different colour from the picture',
    'Hello, can I change the address of order {order}?',
    'Do you give a discount for 2 pieces?',
    'Which size should I take? I am 165 cm, 58 kg',
    'The courier says nobody was at home, but I was here all day',
    'Can I return the {product}? It does not fit',
    'Is cash on delivery possible for {city}?',
    'One piece is missing in order {order}',
    'How do I use the voucher? It says not valid',
  ],
  answers: ['Ok, thank you!', 'Noted, thanks a lot', 'When exactly will it arrive?', 'Alright, I will wait', 'Great service 👍', 'Can you check again please?', 'Ok, I have sent you the photo', 'Thanks, will order again'],
};
