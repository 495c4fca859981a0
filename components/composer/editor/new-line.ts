import { type Editor, Extension } from '@tiptap/core'

/** Where Enter sends, Shift-Enter does what Enter does in lists and in code, and ends a paragraph on an empty line. */
export const newLine = Extension.create({
  name: 'newLine',
  priority: 1000,
  addKeyboardShortcuts() {
    return { 'Shift-Enter': ({ editor }) => lineIn(editor) }
  },
})

function lineIn(editor: Editor): boolean {
  const { commands, state } = editor
  if (editor.isActive('codeBlock')) return commands.newlineInCode()
  if (editor.isActive('listItem')) return commands.splitListItem('listItem') || commands.liftListItem('listItem')
  const { $from, empty } = state.selection
  const before = $from.nodeBefore
  if (empty && before?.type.name === 'hardBreak')
    return editor
      .chain()
      .deleteRange({ from: $from.pos - 1, to: $from.pos })
      .splitBlock()
      .run()
  return commands.setHardBreak()
}
