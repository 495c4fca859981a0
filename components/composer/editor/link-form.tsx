'use client'

import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { inputClass } from '../../ui/field.tsx'

/** Gives the words that are picked an address; without words, the address is the words. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTranslations('composer.format')
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? ''))
  const [wrong, setWrong] = useState(false)

  function done(run: () => void) {
    run()
    onDone()
    editor.commands.focus()
  }

  function apply() {
    const href = complete(address)
    if (!href) return setWrong(true)
    done(() => {
      const { empty } = editor.state.selection
      const chain = editor.chain().focus().extendMarkRange('link')
      if (empty && !editor.isActive('link'))
        chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
      else chain.setLink({ href }).run()
    })
  }

  return (
    <div className="flex items-center gap-1.5 px-2.5 pt-1.5">
      <input
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus
        type="url"
        dir="ltr"
        aria-label={t('address')}
        aria-invalid={wrong || undefined}
        placeholder="https://"
        value={address}
        onChange={event => {
          setAddress(event.target.value)
          setWrong(false)
        }}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') apply()
          else if (event.key === 'Escape') done(() => {})
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
        className={`${inputClass} h-7 min-w-0 flex-1`}
      />
      <Button size="sm" onClick={apply}>
        {t('apply')}
      </Button>
      {editor.isActive('link') && (
        <Button
          size="sm"
          tone="ghost"
          onClick={() => done(() => editor.chain().extendMarkRange('link').unsetLink().run())}
        >
          {t('unlink')}
        </Button>
      )}
    </div>
  )
}

/** `acme.test/a` is a web address, `me@acme.test` one of mail. Null for what is neither. */
function complete(text: string): string | null {
  const address = text.trim()
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address)
    ? address
    : /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)
      ? `mailto:${address}`
      : `https://${address}`
  return /^(https?:\/\/[^\s/]+|mailto:[^\s]+@|tel:|sms:)/i.test(whole) && URL.canParse(whole) ? whole : null
}
