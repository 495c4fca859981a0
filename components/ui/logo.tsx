/** The mark: a speech bubble. Drawn in the accent. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M16 7.5c-5 0-9 3.3-9 7.6 0 2.4 1.3 4.5 3.3 5.9-.1 1.2-.6 2.3-1.4 3.3 1.9-.2 3.5-.9 4.8-2 .7.2 1.5.3 2.3.3 5 0 9-3.3 9-7.5s-4-7.6-9-7.6Z"
        fill="#fff"
      />
    </svg>
  )
}
