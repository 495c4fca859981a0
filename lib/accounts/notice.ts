import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { AccountLocale } from './account.ts'

type Notice = { account: string; day: string; link: string }

const notices: Record<AccountLocale, (notice: Notice) => { subject: string; text: string }> = {
  en: ({ account, day, link }) => ({
    subject: `${account} is to be deleted`,
    text: `An administrator asked that ${account} be deleted. On ${day} its conversations, contacts and files are erased, and nobody can bring them back.\n\nUntil then every administrator can take this back: toggle_deletion with "undelete" in the API,\n${link}`,
  }),
  es: ({ account, day, link }) => ({
    subject: `${account} se va a eliminar`,
    text: `Un administrador pidió eliminar ${account}. El ${day} se borrarán sus conversaciones, contactos y archivos, y nadie podrá recuperarlos.\n\nHasta entonces cualquier administrador puede anularlo: toggle_deletion con "undelete" en la API,\n${link}`,
  }),
  'pt-BR': ({ account, day, link }) => ({
    subject: `${account} será excluída`,
    text: `Um administrador pediu a exclusão de ${account}. Em ${day}, suas conversas, contatos e arquivos serão apagados, e ninguém poderá recuperá-los.\n\nAté lá, qualquer administrador pode desfazer isso: toggle_deletion com "undelete" na API,\n${link}`,
  }),
  ar: ({ account, day, link }) => ({
    subject: `سيتم حذف ${account}`,
    text: `طلب أحد المسؤولين حذف ${account}. في ${day} ستُمحى محادثاته وجهات اتصاله وملفاته، ولن يستطيع أحد استعادتها.\n\nحتى ذلك الحين يمكن لأي مسؤول التراجع عن ذلك: toggle_deletion مع "undelete" في واجهة البرمجة،\n${link}`,
  }),
}

type Reader = { user_id: number; email: string; name: string; locale: AccountLocale; timezone: string }

/** Tells every administrator that the account is to be deleted; nobody when that was taken back meanwhile. */
export const mailDeletionNotice = defineJob(
  'account.deletion_notice',
  z.object({ account_id: z.number(), due_at: z.iso.datetime() }),
  async ({ account_id, due_at }) => {
    const readers = await withAccount(
      systemContext(account_id),
      ({ sql }) => sql<Reader[]>`
        select m.user_id, u.email, a.name, a.locale, a.timezone from charla.accounts a
        join charla.account_users m on m.account_id = a.id and m.role = 1 join charla.users u on u.id = m.user_id
        where a.id = ${account_id} and a.deleted_at is null and a.deletion_due_at = ${due_at} order by m.user_id`,
    )
    for (const { user_id, email, name, locale, timezone } of readers) {
      const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: timezone }).format(new Date(due_at))
      const id = await keepMail({
        key: `account.deletion:${account_id}:${due_at}:${user_id}`,
        to: email,
        accountId: account_id,
        userId: user_id,
        ...notices[locale]({ account: name, day, link: `${runtime().url}/api/docs` }),
      })
      await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
    }
  },
)
