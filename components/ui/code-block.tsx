import { cx } from './cx.ts'

/** Lines of code to read and copy, as they are in every language. Long ones scroll, also by keyboard. */
export function CodeBlock({ code, label, className }: { code: string; label: string; className?: string }) {
  return (
    <section
      dir="ltr"
      translate="no"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, which must work by keyboard
      tabIndex={0}
      aria-label={label}
      className={cx(
        'overflow-auto whitespace-pre rounded-lg border border-line bg-bg font-mono text-xs leading-5',
        className,
      )}
    >
      {code}
    </section>
  )
}
