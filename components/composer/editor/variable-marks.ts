import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

const VARIABLE = /\{\{\s*([\w.]{1,100})\s*\}\}/g
const name = new PluginKey('variables')

type IsKnown = (variable: string) => boolean

/** Marks variables; those that there is nothing to fill with, in another way. */
export const variableMarks = (isKnown: IsKnown) =>
  Extension.create({
    name: 'variableMarks',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: name,
        state: {
          init: (_, { doc }) => marksIn(doc, isKnown),
          apply: (transaction, before) => (transaction.docChanged ? marksIn(transaction.doc, isKnown) : before),
        },
        props: {
          decorations: state => name.getState(state) as DecorationSet,
        },
      }),
    ],
  })

function marksIn(doc: Node, isKnown: IsKnown): DecorationSet {
  const marks: Decoration[] = []
  doc.descendants((node, at) => {
    if (!node.isText || node.marks.some(mark => mark.type.name === 'code')) return
    for (const found of node.text?.matchAll(VARIABLE) ?? []) {
      const style = isKnown(found[1] ?? '') ? 'variable' : 'variable variable-missing'
      marks.push(Decoration.inline(at + found.index, at + found.index + found[0].length, { class: style }))
    }
  })
  return DecorationSet.create(doc, marks)
}
