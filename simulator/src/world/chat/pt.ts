import type { Chat } from './chat.ts';

export const pt: Chat = {
  products: ['luminária de mesa', 'estante de bambu', 'jogo de cama de algodão', 'canguru para bebê', 'panela de arroz', 'tênis de corrida', 'vaso de cerâmica', 'fone bluetooth'],
  dialogues: [
    ['Oi, quando vão enviar o pedido {order}?', 'Olá! Sai hoje até as 18h, e o rastreio aparece à noite.', 'Ok, obrigada'],
    ['O produto ({product}) chegou amassado. Posso trocar?', 'Sentimos muito. Pode nos mandar uma foto do amassado e da caixa?', 'Mandei. A caixa já veio rasgada', 'Obrigado. Enviamos outro sem custo, e não precisa devolver.'],
    ['Ainda tem {product}?', 'Temos sim, chegou hoje de manhã.', 'Ótimo, vou comprar agora'],
    ['Qual o prazo para {city}?', 'Normalmente de 3 a 6 dias úteis.', 'Dá para chegar antes de sexta?', 'Comprando até as 15h de hoje, é bem provável.'],
    ['O reembolso do pedido {order} ainda não caiu', 'Foi aprovado ontem; o banco leva de 3 a 5 dias úteis.', 'Tá bom, vou aguardar'],
    ['Vocês emitem nota fiscal para empresa?', 'Sim, é só nos passar o CNPJ e o endereço.', 'Já mando, obrigado'],
  ],
  asks: [
    'Oi, ainda tem {product} em estoque?',
    'Meu pedido {order} está parado desde ontem',
    'Posso mudar o endereço do pedido {order}?',
    'Tem desconto levando 2?',
    'Tenho 1,65 e 58 kg, qual tamanho eu pego?',
    'A cor veio diferente da foto',
    'Faltou um item no pedido {order}',
    'Comprando agora, envia hoje?',
    'O cupom não está funcionando',
    'Quero devolver, não serviu',
  ],
  answers: ['Ok, obrigada!', 'Certo, fico no aguardo', 'E quando chega?', 'Pode verificar de novo, por favor?', 'Já enviei a foto', 'Ótimo atendimento 👍', 'Beleza, valeu'],
};
