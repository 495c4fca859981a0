export type LabelChange = { add?: string[]; remove?: string[] }

/** The labels after the change; each once. */
export function withLabels(labels: string[], { add = [], remove = [] }: LabelChange): string[] {
  return [...new Set([...labels, ...add])].filter(one => !remove.includes(one))
}
