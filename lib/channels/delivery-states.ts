export const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'unneeded'] as const
export type DeliveryState = (typeof deliveryStates)[number]
export const deliveryState = (state: DeliveryState): number => deliveryStates.indexOf(state)
