'use client'

import { ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { useGo } from '../shell/use-go.ts'
import { cx } from '../ui/cx.ts'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '../ui/menu.tsx'
import { sectionIcons } from './section-icons.ts'
import { isWithin, sectionsFor } from './sections.ts'

/** The pages of the settings, in groups: beside the page from 1024 px on. */
export function SettingsNav() {
  const t = useTranslations('settings')
  const pathname = usePathname()
  const { accountId, isAdministrator } = useAccount()
  return (
    <nav
      aria-label={t('title')}
      className="hidden w-52 shrink-0 overflow-y-auto border-e border-line bg-bg px-2 pt-4 pb-6 lg:block"
    >
      {sectionsFor(isAdministrator).map(group => (
        <Fragment key={group.name}>
          <p id={`settings-${group.name}`} className="mt-4 mb-1 px-2 text-xs font-medium text-faint first:mt-0">
            {t(`groups.${group.name}`)}
          </p>
          <ul aria-labelledby={`settings-${group.name}`} className="space-y-px">
            {group.sections.map(section => {
              const Icon = sectionIcons[section.name]
              const active = isWithin(section, pathname)
              return (
                <li key={section.name}>
                  <Link
                    href={paths.section(accountId, section.path)}
                    aria-current={active ? 'page' : undefined}
                    className={cx(
                      'ring-inset-focus flex h-7.5 items-center gap-2.5 rounded-md px-2',
                      active ? 'bg-press font-medium' : 'text-muted hover:bg-hover hover:text-text',
                    )}
                  >
                    <Icon size={15} aria-hidden className="shrink-0" />
                    <span className="truncate">{t(`sections.${section.name}`)}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </Fragment>
      ))}
    </nav>
  )
}

/** The same as a menu, where there is no room beside the page. */
export function SettingsMenu() {
  const t = useTranslations('settings')
  const go = useGo()
  const pathname = usePathname()
  const { accountId, isAdministrator } = useAccount()
  const groups = sectionsFor(isAdministrator)
  const now = groups.flatMap(group => group.sections).find(section => isWithin(section, pathname))
  return (
    <Menu>
      <MenuTrigger className="flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 font-semibold hover:bg-hover">
        <span className="sr-only">{t('title')}: </span>
        <span className="truncate">{now ? t(`sections.${now.name}`) : t('title')}</span>
        <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-faint" />
      </MenuTrigger>
      <MenuContent align="start" className="w-64">
        {groups.map(group => (
          <Fragment key={group.name}>
            <MenuLabel>{t(`groups.${group.name}`)}</MenuLabel>
            {group.sections.map(section => {
              const Icon = sectionIcons[section.name]
              return (
                <MenuItem
                  key={section.name}
                  icon={<Icon size={15} />}
                  onSelect={() => go(paths.section(accountId, section.path))}
                >
                  {t(`sections.${section.name}`)}
                </MenuItem>
              )
            })}
          </Fragment>
        ))}
      </MenuContent>
    </Menu>
  )
}
