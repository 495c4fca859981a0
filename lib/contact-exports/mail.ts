import { z } from 'zod'
import { type AccountLocale, accountIfThere } from '#lib/accounts/index.ts'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type ContactExport, fileUrl, stateNumber } from './contact-export.ts'

type Words = { subject: (account: string) => string; text: (link: string) => string }

const words: Record<AccountLocale, Words> = {
  en: {
    subject: account => `The contacts of ${account}`,
    text: link => `Your export is ready. For 24 hours you can download it here, signed in:\n\n${link}`,
  },
  es: {
    subject: account => `Los contactos de ${account}`,
    text: link =>
      `Tu exportación está lista. Durante 24 horas puedes descargarla aquí, con tu sesión iniciada:\n\n${link}`,
  },
  'pt-BR': {
    subject: account => `Os contatos de ${account}`,
    text: link => `Sua exportação está pronta. Por 24 horas você pode baixá-la aqui, com a sessão iniciada:\n\n${link}`,
  },
  ar: {
    subject: account => `جهات اتصال ${account}`,
    text: link => `تصديرك جاهز. يمكنك تنزيله من هنا خلال 24 ساعة بعد تسجيل الدخول:\n\n${link}`,
  },
}

/** Tells the member where the file is. The link is nothing without their session. */
export const mailExport = defineJob(
  'contact_export.mail',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id: accountId, id }) => {
    const [done] = await withSystem(
      sql => sql<(Pick<ContactExport, 'id' | 'account_id'> & { user_id: number; email: string })[]>`
      select e.id, e.account_id, e.user_id, u.email from charla.contact_exports e join charla.users u on u.id = e.user_id
      where e.account_id = ${accountId} and e.id = ${id} and e.status = ${stateNumber('completed')}`,
    )
    if (!done) return
    const account = await accountIfThere(systemContext(accountId))
    if (!account) return
    const { subject, text } = words[account.locale]
    const mail = await keepMail({
      key: `contact_export:${accountId}:${id}`,
      to: done.email,
      subject: subject(account.name),
      text: text(runtime().url + fileUrl(done)),
      accountId,
      userId: done.user_id,
    })
    await enqueue([{ job: deliverMail.name, payload: { id: mail }, key: `mail:${mail}` }])
  },
)
