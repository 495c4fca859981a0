import type { Formatting } from '#lib/protocol/index.ts'

/** What is put where the cursor is: Markdown, or the name of a colleague or team. */
export type Insertion = { markdown: string } | { mention: { kind: 'user' | 'team'; id: number; label: string } }

/** The place where one writes, whichever it is. */
export type FieldHandle = {
  focus: () => void
  /** Puts it at the cursor, in the place of the `replacing` characters before it. */
  insert: (what: Insertion, replacing?: number) => void
}

/** What both places to write have: the plain one that is there at once, and the editor. */
export type FieldProps = {
  value: string
  onChange: (markdown: string) => void
  /** The words of the line before the cursor, and whether anything is there to be sent. */
  onBefore: (text: string) => void
  /** Whether the key was for somebody else. */
  onKeyDown: (event: KeyboardEvent) => boolean
  onBlur: () => void
  onFiles: (files: File[]) => void
  handle: React.RefObject<FieldHandle | null>
  formatting: Formatting[]
  /** Enter sends, so that a new line is Shift-Enter. */
  enterSends: boolean
  /** Whether there is something to fill the variable with. */
  isKnown: (variable: string) => boolean
  label: string
  placeholder: string
  invalid: boolean
  /** The list of suggestions below the cursor's words, and the one that Enter picks. */
  listId: string | undefined
  activeId: string | undefined
}

export const fieldClass =
  'block max-h-65 min-h-11 w-full overflow-y-auto px-3.5 py-2.5 text-base leading-normal outline-none'
