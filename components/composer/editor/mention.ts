import { mergeAttributes, Node } from '@tiptap/core'

/** A colleague or team, named in a note: one thing, which is taken away as a whole. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    kind: { default: 'user' },
    id: { default: 0 },
    label: { default: '' },
  }),
  parseHTML: () => [],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ class: 'mention' }, { 'data-mention': HTMLAttributes.id }),
    `@${node.attrs.label}`,
  ],
  renderText: ({ node }) => `@${node.attrs.label}`,
})
