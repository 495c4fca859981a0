'use client'

import { Menu } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { openNavigation } from './navigation-drawer.ts'

/** Opens the navigation where it is a drawer. */
export function NavigationButton() {
  const t = useTranslations('nav')
  return (
    <IconButton label={t('open')} onClick={openNavigation} className="lg:hidden">
      <Menu size={18} aria-hidden />
    </IconButton>
  )
}
