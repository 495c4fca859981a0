import type { PageCall } from './bridge.ts'
import type { Attributes } from './npm/types.ts'

type Setting = { event: 'set-custom-attributes' | 'set-conversation-custom-attributes'; customAttributes: Attributes }
const setting: Record<string, Setting['event']> = {
  'delete-custom-attribute': 'set-custom-attributes',
  'delete-conversation-custom-attribute': 'set-conversation-custom-attributes',
}
const opposite: Record<string, string> = { 'set-label': 'remove-label', 'remove-label': 'set-label' }

/**
 * What the page says before anybody can do it, in few words however often it says them: a page that sets the same
 * attributes on each of its routes does not grow a list.
 */
export function createWaiting() {
  let calls: PageCall[] = []

  const without = (drop: (call: PageCall) => boolean) => {
    calls = calls.filter(one => !drop(one))
  }

  function add(call: PageCall) {
    if ('customAttributes' in call) {
      const before = calls.find((one): one is Setting => one.event === call.event)
      without(one => one === before)
      calls.push({ ...call, customAttributes: { ...before?.customAttributes, ...call.customAttributes } })
      for (const name in call.customAttributes)
        without(one => 'customAttribute' in one && setting[one.event] === call.event && one.customAttribute === name)
      return
    }
    if ('customAttribute' in call) {
      for (const one of calls)
        if ('customAttributes' in one && one.event === setting[call.event])
          delete one.customAttributes[call.customAttribute]
      without(
        one => one.event === call.event && 'customAttribute' in one && one.customAttribute === call.customAttribute,
      )
    }
    if ('label' in call)
      without(
        one =>
          'label' in one &&
          one.label === call.label &&
          (one.event === call.event || one.event === opposite[call.event]),
      )
    calls.push(call)
  }

  return {
    add,
    take() {
      const all = calls
      calls = []
      return all
    },
  }
}
