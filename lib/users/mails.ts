import type { AccountLocale } from '#lib/accounts/index.ts'

type Words = { subject: string; text: string }
type Invitation = { name: string; account: string; link: string }

const invitations: Record<AccountLocale, (mail: Invitation) => Words> = {
  en: ({ name, account, link }) => ({
    subject: `Join ${account} on Charla`,
    text: `Hello ${name},\n\nyou are invited to answer customers together with the team of ${account}.\n\nAccept the invitation:\n${link}\n\nThe link works for seven days and only once. If you did not expect this mail, ignore it.`,
  }),
  es: ({ name, account, link }) => ({
    subject: `Únete a ${account} en Charla`,
    text: `Hola, ${name}:\n\nTe han invitado a atender a clientes junto con el equipo de ${account}.\n\nAcepta la invitación:\n${link}\n\nEl enlace funciona una sola vez y durante siete días. Si no esperabas este correo, ignóralo.`,
  }),
  'pt-BR': ({ name, account, link }) => ({
    subject: `Entre para ${account} no Charla`,
    text: `Olá, ${name},\n\nvocê foi convidado para atender clientes com a equipe de ${account}.\n\nAceite o convite:\n${link}\n\nO link funciona uma única vez e por sete dias. Se você não esperava este e-mail, ignore-o.`,
  }),
  ar: ({ name, account, link }) => ({
    subject: `انضم إلى ${account} في Charla`,
    text: `مرحبًا ${name}،\n\nتمت دعوتك للرد على العملاء مع فريق ${account}.\n\nاقبل الدعوة:\n${link}\n\nيعمل الرابط مرة واحدة ولمدة سبعة أيام. إذا لم تكن تتوقع هذه الرسالة فتجاهلها.`,
  }),
}

const recoveries: Record<AccountLocale, (link: string) => Words> = {
  en: link => ({
    subject: 'Choose a new password',
    text: `Somebody asked for a new password for this address. If it was you, choose one here:\n${link}\n\nThe link works for one hour and only once. If it was not you, ignore this mail: nothing has changed.`,
  }),
  es: link => ({
    subject: 'Elige una contraseña nueva',
    text: `Alguien pidió una contraseña nueva para esta dirección. Si fuiste tú, elígela aquí:\n${link}\n\nEl enlace funciona una sola vez y durante una hora. Si no fuiste tú, ignora este correo: nada ha cambiado.`,
  }),
  'pt-BR': link => ({
    subject: 'Escolha uma nova senha',
    text: `Alguém pediu uma nova senha para este endereço. Se foi você, escolha-a aqui:\n${link}\n\nO link funciona uma única vez e por uma hora. Se não foi você, ignore este e-mail: nada mudou.`,
  }),
  ar: link => ({
    subject: 'اختر كلمة مرور جديدة',
    text: `طلب أحدهم كلمة مرور جديدة لهذا العنوان. إذا كنت أنت فاخترها هنا:\n${link}\n\nيعمل الرابط مرة واحدة ولمدة ساعة. إذا لم تكن أنت فتجاهل هذه الرسالة: لم يتغير شيء.`,
  }),
}

const addresses: Record<AccountLocale, (link: string) => Words> = {
  en: link => ({
    subject: 'Confirm your new address',
    text: `You want to sign in to Charla with this address. Confirm it here:\n${link}\n\nThe link works for one day. Afterwards you sign in anew, on all your devices. If it was not you, ignore this mail: nothing has changed.`,
  }),
  es: link => ({
    subject: 'Confirma tu dirección nueva',
    text: `Quieres iniciar sesión en Charla con esta dirección. Confírmala aquí:\n${link}\n\nEl enlace funciona durante un día. Después inicias sesión de nuevo en todos tus dispositivos. Si no fuiste tú, ignora este correo: nada ha cambiado.`,
  }),
  'pt-BR': link => ({
    subject: 'Confirme seu novo endereço',
    text: `Você quer entrar no Charla com este endereço. Confirme-o aqui:\n${link}\n\nO link funciona por um dia. Depois você entra de novo em todos os seus dispositivos. Se não foi você, ignore este e-mail: nada mudou.`,
  }),
  ar: link => ({
    subject: 'أكّد عنوانك الجديد',
    text: `تريد تسجيل الدخول إلى Charla بهذا العنوان. أكّده هنا:\n${link}\n\nيعمل الرابط ليوم واحد. بعدها تسجّل الدخول من جديد على كل أجهزتك. إذا لم تكن أنت فتجاهل هذه الرسالة: لم يتغير شيء.`,
  }),
}

const formerAddresses: Record<AccountLocale, (to: string) => Words> = {
  en: to => ({
    subject: 'Your address was changed',
    text: `From now on you sign in to Charla with ${to}. If it was not you, tell an administrator of your account at once.`,
  }),
  es: to => ({
    subject: 'Tu dirección ha cambiado',
    text: `A partir de ahora inicias sesión en Charla con ${to}. Si no fuiste tú, avisa de inmediato a un administrador de tu cuenta.`,
  }),
  'pt-BR': to => ({
    subject: 'Seu endereço mudou',
    text: `A partir de agora você entra no Charla com ${to}. Se não foi você, avise já um administrador da sua conta.`,
  }),
  ar: to => ({
    subject: 'تغيّر عنوانك',
    text: `من الآن تسجّل الدخول إلى Charla بالعنوان ${to}. إذا لم تكن أنت فأبلغ أحد مديري حسابك فورًا.`,
  }),
}

export const addressMail = (locale: AccountLocale, link: string): Words => addresses[locale](link)
export const formerAddressMail = (locale: AccountLocale, to: string): Words => formerAddresses[locale](to)
export const invitationMail = (locale: AccountLocale, mail: Invitation): Words => invitations[locale](mail)
export const recoveryMail = (locale: AccountLocale, link: string): Words => recoveries[locale](link)
