import type { LabelChange } from '#lib/protocol/index.ts'

/** The labels after the change; each once. */
export function withLabels(labels: string[], { add = [], remove = [] }: LabelChange): string[] {
  return [...new Set([...labels, ...add])].filter(one => !remove.includes(one))
}
