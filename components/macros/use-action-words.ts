'use client'

import { useTranslations } from 'use-intl'
import type { ActionWire } from '#lib/protocol/action.ts'
import type { MacroWire } from '#lib/protocol/macro.ts'
import { useAgents, useTeams } from '../data/use-directory.ts'

/** What an action will do, in a short line: what, and to whom or with which words. */
export function useActionWords() {
  const t = useTranslations('macros')
  const tp = useTranslations('priority')
  const ts = useTranslations('side.statuses')
  const agents = useAgents().data ?? []
  const teams = useTeams().data ?? []

  function about(action: ActionWire, files: MacroWire['files']): string {
    switch (action.action_name) {
      case 'assign_agent': {
        const [who] = action.action_params
        if (who === 'self') return t('self')
        if (who === 'nil') return t('nobody')
        return agents.find(one => one.id === who)?.available_name ?? t('gone')
      }
      case 'assign_team': {
        const [team] = action.action_params
        return team === 'nil' ? t('nobody') : (teams.find(one => one.id === team)?.name ?? t('gone'))
      }
      case 'change_status':
        return action.action_params.map(status => ts(status)).join()
      case 'change_priority':
        return action.action_params.map(priority => tp(priority === 'nil' ? 'none' : priority)).join()
      case 'send_attachment':
        return action.action_params.map(id => files.find(one => one.blob_id === id)?.filename ?? t('gone')).join(', ')
      default:
        return action.action_params.join(', ')
    }
  }

  return (macro: Pick<MacroWire, 'actions' | 'files'>) =>
    macro.actions.map(action => ({
      name: action.action_name,
      what: t(`actions.${action.action_name}`),
      about: about(action, macro.files),
    }))
}
