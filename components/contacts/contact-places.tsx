'use client'

import { ListFilter, Tag, UserRoundCheck } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useLabels, useViews } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { SidebarHeading, SidebarItem } from '../shell/sidebar-item.tsx'

type Props = { wide?: boolean; onNavigate?: () => void }

/** The lists of contacts, while one looks at contacts: those online, one's own segments, and by label. */
export default function ContactPlaces(item: Props) {
  const t = useTranslations('contacts')
  const pathname = usePathname()
  const { accountId } = useAccount()
  const segments = useViews('contact').data ?? []
  const labels = (useLabels().data ?? []).filter(label => label.show_on_sidebar)
  const place = (href: string) => ({ href, active: pathname === href })
  return (
    <>
      <SidebarHeading wide={item.wide}>{t('title')}</SidebarHeading>
      <SidebarItem
        {...item}
        icon={UserRoundCheck}
        label={t('active')}
        {...place(paths.contacts(accountId, { active: true }))}
      />
      {segments.length > 0 && <SidebarHeading wide={item.wide}>{t('places.segments')}</SidebarHeading>}
      {segments.map(one => (
        <SidebarItem
          key={one.id}
          {...item}
          icon={ListFilter}
          label={one.name}
          {...place(paths.contacts(accountId, { segmentId: one.id }))}
        />
      ))}
      {labels.length > 0 && <SidebarHeading wide={item.wide}>{t('places.tagged')}</SidebarHeading>}
      {labels.map(one => (
        <SidebarItem
          key={one.id}
          {...item}
          icon={Tag}
          color={one.color}
          label={one.title}
          {...place(paths.contacts(accountId, { label: one.title }))}
        />
      ))}
    </>
  )
}
