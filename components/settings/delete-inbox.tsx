'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'

/** There is no undo for an inbox and its conversations, so its name must be typed. */
export function DeleteInbox({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('settings.inboxes')
  const router = useRouter()
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)

  async function remove(event: React.FormEvent) {
    event.preventDefault()
    if (typed.trim() !== inbox.name) return
    setBusy(true)
    try {
      await api.deleteInbox(inbox.id)
      router.push(paths.settings(accountId, 'inboxes'))
      client.setQueryData<InboxWire[]>(keys.inboxes(accountId), all => all?.filter(one => one.id !== inbox.id))
      void client.invalidateQueries({ queryKey: keys.lists(accountId) })
      toast(t('deleted', { name: inbox.name }))
    } catch {
      setBusy(false)
      toast(t('notDeleted'), { tone: 'danger' })
    }
  }

  return (
    <section className="grid gap-x-8 gap-y-4 border-t border-line py-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-base font-semibold">{t('deleteTitle')}</h2>
        <p className="mt-1 text-sm text-muted">
          {t(inbox.channel_type === 'Channel::WebWidget' ? 'deleteBody' : 'deleteBodyOther')}
        </p>
      </div>
      <div>
        <Button className="text-danger" onClick={() => setOpen(true)}>
          {t('delete')}
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('deleteAsk', { name: inbox.name })}
        description={t('deleteWarning')}
      >
        <form onSubmit={remove} className="flex flex-col gap-4">
          <Field label={t('deleteType', { name: inbox.name })}>
            {props => (
              <Input {...props} value={typed} onChange={event => setTyped(event.target.value)} autoComplete="off" />
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button type="submit" tone="danger" busy={busy} disabled={typed.trim() !== inbox.name}>
              {t('delete')}
            </Button>
          </div>
        </form>
      </Dialog>
    </section>
  )
}
