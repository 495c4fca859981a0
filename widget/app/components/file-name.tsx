import type { ComponentChildren } from 'preact'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

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
