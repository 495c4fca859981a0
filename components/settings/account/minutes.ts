export const units = ['minutes', 'hours', 'days'] as const
export type Unit = (typeof units)[number]

const sizes: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 }

/** The largest unit in which the time is a whole number. */
export function inUnits(minutes: number): { amount: number; unit: Unit } {
  const unit = units.findLast(one => minutes % sizes[one] === 0) ?? 'minutes'
  return { amount: minutes / sizes[unit], unit }
}

export const inMinutes = (amount: number, unit: Unit) => amount * sizes[unit]
