'use client'

import { useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { cx } from '../ui/cx.ts'
import { mentionText } from './editor/mention-text.ts'
import { type FieldProps, fieldClass } from './field.ts'

/** The place to write that is there at once, and stays where the channel carries words alone. */
export function PlainField(props: FieldProps) {
  const { value, onChange, onBefore, onKeyDown, onBlur, onFiles, handle, label, placeholder, invalid } = props
  const field = useRef<HTMLTextAreaElement>(null)

  useImperativeHandle(handle, () => ({
    focus: () => field.current?.focus(),
    insert(what, replacing = 0) {
      const element = field.current
      if (!element) return
      const text = 'mention' in what ? `${mentionText(what.mention)} ` : what.markdown
      element.focus()
      element.setSelectionRange(Math.max(0, element.selectionStart - replacing), element.selectionEnd)
      // The browser's own way: it can be taken back with Ctrl-Z.
      if (!document.execCommand('insertText', false, text)) element.setRangeText(text)
    },
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, 260)}px`
  }, [value])

  const tell = (element: HTMLTextAreaElement) =>
    onBefore(element.value.slice(0, element.selectionStart).split('\n').at(-1) ?? '')

  return (
    <textarea
      ref={field}
      rows={1}
      value={value}
      data-composer-field="plain"
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-autocomplete="list"
      aria-controls={props.listId}
      aria-activedescendant={props.activeId}
      placeholder={placeholder}
      onChange={event => {
        onChange(event.target.value)
        tell(event.target)
      }}
      onSelect={event => tell(event.currentTarget)}
      onKeyDown={event => {
        if (onKeyDown(event.nativeEvent)) event.preventDefault()
      }}
      onPaste={event => {
        const files = [...event.clipboardData.files]
        if (!files.length || event.clipboardData.getData('text/plain')) return
        event.preventDefault()
        onFiles(files)
      }}
      onBlur={onBlur}
      className={cx(fieldClass, 'resize-none bg-transparent')}
    />
  )
}
