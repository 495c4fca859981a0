'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Bold, Code, Italic, Link, List, ListOrdered, type LucideIcon, Strikethrough, TextQuote } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Formatting } from '#lib/protocol/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LinkForm } from './link-form.tsx'

type Tool = {
  id: 'bold' | 'italic' | 'strike' | 'code' | 'bulletList' | 'orderedList' | 'quote'
  needs: Formatting
  icon: LucideIcon
  keys: string
  active: string
  run: (editor: Editor) => void
}

const tools: Tool[] = [
  {
    id: 'bold',
    needs: 'bold',
    icon: Bold,
    keys: 'mod+b',
    active: 'bold',
    run: e => e.chain().focus().toggleBold().run(),
  },
  {
    id: 'italic',
    needs: 'italic',
    icon: Italic,
    keys: 'mod+i',
    active: 'italic',
    run: e => e.chain().focus().toggleItalic().run(),
  },
  {
    id: 'strike',
    needs: 'strike',
    icon: Strikethrough,
    keys: 'mod+shift+s',
    active: 'strike',
    run: e => e.chain().focus().toggleStrike().run(),
  },
  {
    id: 'code',
    needs: 'code',
    icon: Code,
    keys: 'mod+e',
    active: 'code',
    run: e => e.chain().focus().toggleCode().run(),
  },
  {
    id: 'bulletList',
    needs: 'list',
    icon: List,
    keys: 'mod+shift+8',
    active: 'bulletList',
    run: e => e.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    needs: 'list',
    icon: ListOrdered,
    keys: 'mod+shift+7',
    active: 'orderedList',
    run: e => e.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'quote',
    needs: 'quote',
    icon: TextQuote,
    keys: 'mod+shift+b',
    active: 'blockquote',
    run: e => e.chain().focus().toggleBlockquote().run(),
  },
]

/** What the channel carries, as buttons: one stop with Tab, arrows between them. */
export function Toolbar({ editor, formatting }: { editor: Editor; formatting: Formatting[] }) {
  const t = useTranslations('composer.format')
  const [linking, setLinking] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const shown = tools.filter(tool => formatting.includes(tool.needs))
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => shown.map(tool => now.isActive(tool.active)).concat(now.isActive('link')),
  })
  const hasLink = formatting.includes('link')
  const inLists = shown.findIndex(tool => tool.needs === 'list')

  function onKeyDown(event: React.KeyboardEvent<HTMLDivElement>) {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const back = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const step = event.key === back ? -1 : /^Arrow(Left|Right)$/.test(event.key) ? 1 : 0
    if (step && at >= 0) {
      event.preventDefault()
      buttons[(at + step + buttons.length) % buttons.length]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      editor.commands.focus()
    }
  }

  if (linking) return <LinkForm editor={editor} onDone={() => setLinking(false)} />
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('bar')}
      onKeyDown={onKeyDown}
      className="flex items-center gap-0.5 overflow-x-auto px-2 pt-1.5 [scrollbar-width:none]"
    >
      {shown.map((tool, index) => (
        <span key={tool.id} className="contents">
          {index === inLists && hasLink && (
            <LinkButton active={active.at(-1) ?? false} onClick={() => setLinking(true)} />
          )}
          <IconButton
            label={t(tool.id)}
            keys={tool.keys}
            side="top"
            tabIndex={index === 0 ? 0 : -1}
            aria-pressed={active[index]}
            onMouseDown={event => event.preventDefault()}
            onClick={() => tool.run(editor)}
            className="size-7"
          >
            <tool.icon size={15} aria-hidden />
          </IconButton>
        </span>
      ))}
      {inLists < 0 && hasLink && <LinkButton active={active.at(-1) ?? false} onClick={() => setLinking(true)} />}
    </div>
  )
}

function LinkButton({ active, onClick }: { active: boolean; onClick: () => void }) {
  const t = useTranslations('composer.format')
  return (
    <IconButton label={t('link')} side="top" tabIndex={-1} aria-pressed={active} onClick={onClick} className="size-7">
      <Link size={15} aria-hidden />
    </IconButton>
  )
}
