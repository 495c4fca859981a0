/** What people write, by language: [language, share of the contacts, sentences]. */
export const languages: [string, number, string[]][] = [
  [
    'en',
    0.45,
    [
      'Hello, where is my order?',
      'Thank you, that solved it.',
      'I was charged twice this month, can you look into it?',
    ],
  ],
  ['de', 0.15, ['Guten Tag, wo bleibt meine Bestellung?', 'Danke, das hat geholfen.', 'Die Rechnung stimmt nicht.']],
  ['pt', 0.12, ['Olá, não consigo entrar na minha conta.', 'Obrigado!', 'Quando chega a minha encomenda?']],
  ['es', 0.1, ['Hola, ¿pueden ayudarme con una devolución?', 'Perfecto, gracias.', 'El pago no se ha procesado.']],
  ['ar', 0.06, ['مرحبا، أين طلبي؟', 'شكرا جزيلا', 'لا أستطيع تسجيل الدخول إلى حسابي.']],
  ['ja', 0.06, ['注文した商品がまだ届きません。', 'ありがとうございます。', '請求書を送ってください。']],
  ['hi', 0.06, ['नमस्ते, मेरा ऑर्डर कहाँ है?', 'धन्यवाद', 'मुझे पैसे वापस चाहिए। 🙏']],
]

export const labels = ['billing', 'bug', 'delivery', 'feature', 'refund', 'returns', 'sales', 'vip']
export const teams = ['support', 'sales', 'billing', 'night shift']
export const firstNames = [
  'Ana',
  'Ben',
  'Chidi',
  'Dora',
  'Emre',
  'Fatima',
  'Goro',
  'Hana',
  'Ines',
  'João',
  'Kofi',
  'Lena',
]
export const lastNames = ['Almeida', 'Brown', 'Chen', 'Diaz', 'Eriksen', 'Fischer', 'Gupta', 'Haddad', 'Ito', 'Jansen']
