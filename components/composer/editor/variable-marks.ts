import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

const VARIABLE = /\{\{\s*[\w.]{1,100}\s*\}\}/g
const name = new PluginKey('variables')

/** Variables that are still to be seen have nothing to be filled with: they are marked. */
export const VariableMarks = Extension.create({
  name: 'variableMarks',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: name,
      state: {
        init: (_, { doc }) => marksIn(doc),
        apply: (transaction, before) => (transaction.docChanged ? marksIn(transaction.doc) : before),
      },
      props: {
        decorations: state => name.getState(state) as DecorationSet,
      },
    }),
  ],
})

function marksIn(doc: Node): DecorationSet {
  const marks: Decoration[] = []
  doc.descendants((node, at) => {
    if (!node.isText || node.marks.some(mark => mark.type.name === 'code')) return
    for (const found of node.text?.matchAll(VARIABLE) ?? [])
      marks.push(Decoration.inline(at + found.index, at + found.index + found[0].length, { class: 'variable' }))
  })
  return DecorationSet.create(doc, marks)
}
