'use client'

import { useEffect, useState } from 'react'

type Render = (text: string) => string
let renderer: Promise<Render> | undefined

/** As the server renders messages: tags are escaped, pictures and tables are left out, only addresses become links. */
function loadRenderer() {
  renderer ??= import('markdown-it').then(({ default: MarkdownIt }) => {
    const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(['image', 'table'])
    markdown.validateLink = url => /^(https?|mailto|tel|sms):/i.test(url.trim())
    return text => markdown.render(text)
  })
  return renderer
}

type Props = { text: string; mark?: (html: string) => string; className?: string }

/** What Markdown will look like. The renderer is loaded when the first preview is drawn. */
export function MarkdownPreview({ text, mark = html => html, className }: Props) {
  const [render, setRender] = useState<Render | null>(null)
  useEffect(() => {
    let here = true
    loadRenderer().then(
      loaded => here && setRender(() => loaded),
      () => {}, // the text itself is shown
    )
    return () => {
      here = false
    }
  }, [])
  if (!render) return <div className={`whitespace-pre-wrap ${className ?? ''}`}>{text}</div>
  return (
    <div
      dir="auto"
      className={`message-prose ${className ?? ''}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: html is off, so that every tag somebody typed is escaped
      dangerouslySetInnerHTML={{ __html: mark(render(text)) }}
    />
  )
}
