import type { Extensions } from '@tiptap/core'
import { Placeholder } from '@tiptap/extension-placeholder'
import StarterKit from '@tiptap/starter-kit'
import type { Formatting } from '#lib/protocol/index.ts'
import { Mention } from './mention.ts'
import { newLine } from './new-line.ts'
import { typedMarks } from './typed-marks.ts'
import { variableMarks } from './variable-marks.ts'

type Options = {
  formatting: Formatting[]
  placeholder: () => string
  enterSends: boolean
  isKnown: (variable: string) => boolean
}

/** What can be written where the channel carries this formatting. Headings and rules are shown, and not made by typing. */
export function extensionsFor({ formatting, placeholder, enterSends, isKnown }: Options): Extensions {
  const has = (one: Formatting) => (formatting.includes(one) ? {} : (false as const))
  const quiet = formatting.includes('quote') ? {} : (false as const)
  return [
    StarterKit.configure({
      bold: has('bold'),
      italic: has('italic'),
      strike: has('strike'),
      code: has('code'),
      codeBlock: has('code_block'),
      blockquote: has('quote'),
      bulletList: has('list'),
      orderedList: has('list'),
      listItem: has('list'),
      listKeymap: has('list'),
      heading: quiet,
      horizontalRule: quiet,
      underline: false,
      trailingNode: false,
      dropcursor: false,
      gapcursor: false,
      link: formatting.includes('link')
        ? {
            openOnClick: false,
            autolink: false,
            linkOnPaste: true,
            defaultProtocol: 'https',
            protocols: ['mailto', 'tel', 'sms'],
            HTMLAttributes: { class: 'link', rel: null, target: null },
          }
        : false,
    }),
    Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
    Mention,
    typedMarks,
    variableMarks(isKnown),
    ...(enterSends ? [newLine] : []),
  ]
}
