import type { ComponentChildren } from 'preact'
import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'

/** A file by its name, and what there is to say or do about it. */
export function FileName({ name, children }: { name: string; children?: ComponentChildren }) {
  return (
    <div class="file">
      <Icon name="file" />
      <bdi>{name || t('file')}</bdi>
      {children}
    </div>
  )
}
