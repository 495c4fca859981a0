/** The value below which the share `p` (0–1) of the values lies. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: number[]): number => percentile(values, 0.5)

export type Row = Record<string, string | number>

/** Prints rows as a table with one head line. */
export function table(rows: Row[]): void {
  const heads = Object.keys(rows[0] ?? {})
  const cells = [heads, ...rows.map(row => heads.map(head => String(row[head] ?? '')))]
  const widths = heads.map((_, column) => Math.max(...cells.map(line => (line[column] ?? '').length)))
  for (const line of cells) {
    const padded = line.map((cell, i) => (i ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number)))
    process.stdout.write(`  ${padded.join('   ')}\n`)
  }
}

/** Says whether the budget holds; a bench that misses one ends with code 1. */
export function verdict(what: string, holds: boolean): void {
  process.stdout.write(`  ${holds ? 'holds' : 'MISSED'}: ${what}\n\n`)
  if (!holds) process.exitCode = 1
}
