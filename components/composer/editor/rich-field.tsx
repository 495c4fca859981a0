'use client'

import type { Editor } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { type FieldProps, fieldClass } from '../field.ts'
import { extensionsFor } from './extensions.ts'
import { fromMarkdown } from './markdown-in.ts'
import { toMarkdown } from './markdown-out.ts'
import { mentionText } from './mention-text.ts'
import { Toolbar } from './toolbar.tsx'
import { typedRules } from './typed-marks.ts'

type Props = FieldProps & {
  /** Where the cursor was in the plain field; null when it was elsewhere. */
  cursor: number | null
}

/** The editor. What it shows is the Markdown that is sent. */
export default function RichField(props: Props) {
  const { value, handle, formatting, enterSends, label, invalid, listId, activeId, cursor } = props
  const latest = useRef(props)
  latest.current = props
  const told = useRef(value)
  const editor = useEditor(
    {
      extensions: extensionsFor({
        formatting,
        enterSends,
        placeholder: () => latest.current.placeholder,
        isKnown: name => latest.current.isKnown(name),
      }),
      content: fromMarkdown(value, formatting),
      enableInputRules: typedRules,
      enablePasteRules: false, // what is pasted as text is text
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: { class: `${fieldClass} message-prose composer-prose`, dir: 'auto', 'data-composer-field': 'rich' },
        handleKeyDown: (_view, event) => latest.current.onKeyDown(event),
        handlePaste(_view, event) {
          const files = [...(event.clipboardData?.files ?? [])]
          const says = event.clipboardData?.getData('text/plain')?.trim()
          if (!files.length || says) return false
          latest.current.onFiles(files)
          return true
        },
        handleDrop: (_view, event) => Boolean((event as DragEvent).dataTransfer?.files.length),
        clipboardTextParser: (text, _place, _plain, view) => {
          const { paragraph, hardBreak } = view.state.schema.nodes
          if (!paragraph || !hardBreak) return Slice.empty
          const blocks = text.split(/(?:\r\n?|\n){2,}/).map(block =>
            paragraph.create(
              null,
              block
                .split(/\r\n?|\n/)
                .flatMap((line, index) => [
                  ...(index ? [hardBreak.create()] : []),
                  ...(line ? [view.state.schema.text(line)] : []),
                ]),
            ),
          )
          return new Slice(Fragment.from(blocks), 1, 1)
        },
      },
      onUpdate({ editor: now }) {
        told.current = toMarkdown(now.getJSON(), formatting)
        latest.current.onChange(told.current)
      },
      onSelectionUpdate: ({ editor: now }) => latest.current.onBefore(before(now)),
      onTransaction: ({ editor: now, transaction }) => {
        if (transaction.docChanged) latest.current.onBefore(before(now))
      },
      onBlur: () => latest.current.onBlur(),
    },
    [],
  )

  useImperativeHandle(handle, () => ({
    focus: () => void editor.commands.focus(),
    insert(what, replacing = 0) {
      const { from, to } = editor.state.selection
      const content = 'mention' in what ? named(what.mention, formatting) : inlined(what.markdown, formatting)
      editor
        .chain()
        .focus()
        .insertContentAt({ from: Math.max(from - replacing, 0), to }, content)
        .run()
    },
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it takes the plain field's place
  useLayoutEffect(() => {
    if (cursor === null) return
    const end = editor.schema.nodeFromJSON(fromMarkdown(value.slice(0, cursor), formatting)).content.size
    editor.commands.focus(cursor >= value.length ? 'end' : Math.min(end - 1, editor.state.doc.content.size - 1))
  }, [])

  useEffect(() => {
    if (value === told.current) return
    told.current = value
    editor.commands.setContent(fromMarkdown(value, formatting), { emitUpdate: false })
    if (editor.isFocused) editor.commands.focus('end')
  }, [editor, value, formatting])

  useEffect(() => {
    const attributes = {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-invalid': invalid ? 'true' : null,
      'aria-autocomplete': 'list',
      'aria-controls': listId ?? null,
      'aria-activedescendant': activeId ?? null,
    }
    for (const [name, text] of Object.entries(attributes)) {
      if (text === null) editor.view.dom.removeAttribute(name)
      else editor.view.dom.setAttribute(name, text)
    }
  }, [editor, label, invalid, listId, activeId])

  return (
    <>
      <Toolbar editor={editor} formatting={formatting} />
      <EditorContent editor={editor} />
    </>
  )
}

/** The words of the line before the cursor. */
function before({ state: { selection } }: Editor): string {
  const { $from, empty } = selection
  if (!empty || $from.parent.type.spec.code) return ''
  return $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc').split('\n').at(-1) ?? ''
}

const named = (mention: Parameters<typeof mentionText>[0], formatting: FieldProps['formatting']) =>
  formatting.length
    ? [
        { type: 'mention', attrs: mention },
        { type: 'text', text: ' ' },
      ]
    : mentionText(mention)

/** One line goes into the line; more of it are paragraphs of their own. */
function inlined(markdown: string, formatting: FieldProps['formatting']) {
  const content = fromMarkdown(markdown, formatting).content ?? []
  const [only] = content
  if (content.length !== 1 || only?.type !== 'paragraph') return content
  const trailing = /\s$/.test(markdown) ? [{ type: 'text', text: ' ' }] : []
  return [...(only.content ?? []), ...trailing]
}
