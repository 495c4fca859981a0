'use client'

import { Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { uploadFile } from '../data/api-side.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'
import type { MacroValues } from './macro-form.tsx'

/** The files that an action sends: kept as soon as they are chosen. */
export function StepFiles({ index }: { index: number }) {
  const t = useTranslations('macros')
  const refusal = useRefusal()
  const { accountId } = useAccount()
  const { watch, setValue, getValues } = useFormContext<MacroValues>()
  const picker = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const field = `rows.${index}.files` as const
  const files = watch(field) ?? []

  async function take(chosen: FileList | null) {
    setBusy(true)
    for (const file of chosen ?? []) {
      try {
        const { blob_id } = await uploadFile(accountId, file)
        const now = getValues(field) ?? []
        setValue(field, [...now, { id: blob_id, name: file.name }], { shouldDirty: true })
      } catch (error) {
        toast(t('fileRefused', { reason: refusal(error) }), { tone: 'danger' })
      }
    }
    setBusy(false)
    if (picker.current) picker.current.value = ''
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {files.map(file => (
        <span
          key={file.id}
          className="flex h-7 max-w-60 items-center gap-1.5 rounded-md border border-line ps-2 pe-0.5"
        >
          <span className="truncate">
            <bdi>{file.name}</bdi>
          </span>
          <button
            type="button"
            aria-label={t('removeFile', { name: file.name })}
            onClick={() =>
              setValue(
                field,
                files.filter(one => one.id !== file.id),
                { shouldDirty: true },
              )
            }
            className="grid size-6 place-items-center rounded-md text-faint hover:bg-hover hover:text-text"
          >
            <X size={13} aria-hidden />
          </button>
        </span>
      ))}
      <Button size="sm" busy={busy} onClick={() => picker.current?.click()}>
        <Paperclip size={13} aria-hidden />
        {t('chooseFile')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden
        className="sr-only"
        onChange={event => take(event.target.files)}
      />
    </div>
  )
}
