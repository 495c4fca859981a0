'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Consents } from './consents.tsx'
import { ContactDetails } from './contact-details.tsx'
import { ContactHeader } from './contact-header.tsx'
import { ContactTimeline } from './contact-timeline.tsx'
import { callingOf } from './contact-words.ts'
import { Duplicates } from './duplicates.tsx'
import { Merges } from './merges.tsx'
import { useChangeContact, useContact } from './use-contact.ts'
import { useContactCommands } from './use-contact-commands.ts'
import { useContactNews } from './use-contact-list.ts'

const MergeDialog = dynamic(() => import('./merge-dialog.tsx'))
const DeleteContact = dynamic(() => import('./delete-contact.tsx'))

/** Everything about one contact: what is known, what was said and noted, and what became of them. */
export function ContactScreen({ contactId }: { contactId: number }) {
  const contact = useContact(contactId)
  useContactNews()
  return (
    <main className="h-full overflow-y-auto bg-surface">
      {contact.data ? (
        <ContactPage contact={contact.data} />
      ) : contact.error ? (
        <Problem error={contact.error} onRetry={() => contact.refetch()} className="pt-16" />
      ) : (
        <PageSkeleton />
      )}
    </main>
  )
}

type Open = { what: 'merge'; other: number | null } | { what: 'delete' } | null

function ContactPage({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const { accountId } = useAccount()
  const name = callingOf(contact) ?? t('nameless')
  const [open, setOpen] = useState<Open>(null)
  const change = useChangeContact(contact.id)
  useTitle(name)

  async function block(blocked: boolean) {
    try {
      await change.save({ blocked })
    } catch {
      return toast(t('header.notSaved'), {
        tone: 'danger',
        action: { label: t('header.retry'), run: () => block(blocked) },
      })
    }
    toast(t(blocked ? 'header.isBlocked' : 'header.isUnblocked', { name }), {
      action: { label: t('header.undo'), run: () => void block(!blocked) },
    })
  }
  const actions = {
    onMerge: () => setOpen({ what: 'merge', other: null }),
    onBlock: () => void block(!contact.blocked),
    onDelete: () => setOpen({ what: 'delete' }),
  }
  useContactCommands({ ...actions, blocked: contact.blocked })

  return (
    <>
      <ContactHeader contact={contact} name={name} {...actions} />
      <div className="mx-auto grid max-w-6xl gap-x-10 px-4 pb-16 sm:px-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0 lg:col-start-2 lg:row-start-1">
          <ContactDetails contact={contact} />
          <Consents contactId={contact.id} />
          <Duplicates contactId={contact.id} onCompare={other => setOpen({ what: 'merge', other })} />
          <Merges contactId={contact.id} />
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          <ContactTimeline contact={contact} />
        </div>
      </div>
      {open?.what === 'merge' && <MergeDialog contact={contact} other={open.other} onClose={() => setOpen(null)} />}
      {open?.what === 'delete' && (
        <DeleteContact
          contact={contact}
          name={name}
          onClose={() => setOpen(null)}
          onDeleted={() => {
            router.push(paths.contacts(accountId))
            void change.everything()
          }}
        />
      )}
    </>
  )
}

function PageSkeleton() {
  return (
    <Loading className="mx-auto max-w-6xl p-6">
      <div className="flex items-center gap-4">
        <Skeleton className="size-14 rounded-full" />
        <div className="flex flex-col gap-2">
          <Skeleton className="h-5 w-48" />
          <Skeleton className="h-3 w-32" />
        </div>
      </div>
      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,1fr)_340px]">
        {['timeline', 'details'].map(part => (
          <div key={part} className="flex flex-col gap-5">
            {['w-1/2', 'w-2/3', 'w-1/3', 'w-1/2', 'w-3/5'].map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bars that are all the same
              <Skeleton key={index} className={`h-3 ${width}`} />
            ))}
          </div>
        ))}
      </div>
    </Loading>
  )
}
