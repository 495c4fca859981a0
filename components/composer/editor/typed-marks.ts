import { Extension, type InputRule, markInputRule } from '@tiptap/core'

/** What becomes a mark while it is typed. Nothing with a space at its ends: `2 * 3 * 4` is arithmetic. */
export const typedMarks = Extension.create({
  name: 'typedMarks',
  addInputRules() {
    const { marks } = this.editor.schema
    const rule = (name: string, find: RegExp): InputRule[] =>
      marks[name] ? [markInputRule({ find, type: marks[name] })] : []
    return [
      ...rule('bold', /(?:^|\s)(\*\*(?=\S)([^*]*?\S)\*\*)$/),
      ...rule('italic', /(?:^|\s)(\*(?=[^\s*])([^*]*?[^\s*])\*)$/),
      ...rule('italic', /(?:^|\s)(_(?=[^\s_])([^_]*?[^\s_])_)$/),
      ...rule('strike', /(?:^|\s)(~~(?=\S)([^~]*?\S)~~)$/),
      ...rule('code', /(?:^|\s)(`([^`]+)`)$/),
    ]
  },
})

/** Whose rules count while somebody types; the editor's own for marks take too much. */
export const typedRules = ['typedMarks', 'bulletList', 'orderedList', 'blockquote', 'codeBlock']
