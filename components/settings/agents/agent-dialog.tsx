'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type AgentWire, availabilities, roles } from '#lib/protocol/agent.ts'
import { useAccount } from '../../data/account-context.tsx'
import { differences } from '../../data/differences.ts'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Loading, Problem, Skeleton } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { useTeamPeople } from './use-team-people.ts'

type Props = { agent: AgentWire; last: boolean; onClose: () => void }

/** Role, availability and teams of a member. Which teams they are in is asked for first. */
export function AgentDialog(props: Props) {
  const { known, complete, error, retry } = useTeamPeople()
  // What was known when the form opened is what its changes are held against.
  const [teams, setTeams] = useState<TeamOf[] | null>(null)
  if (!teams && complete) {
    setTeams(known.map(({ team, ids = [] }) => ({ id: team.id, name: team.name, isIn: ids.includes(props.agent.id) })))
  }
  if (teams) return <AgentForm {...props} teams={teams} />
  return (
    <Dialog open onOpenChange={open => !open && props.onClose()} title={props.agent.name}>
      {error ? (
        <Problem error={error} onRetry={retry} />
      ) : (
        <Loading className="flex flex-col gap-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
        </Loading>
      )}
    </Dialog>
  )
}

type TeamOf = { id: number; name: string; isIn: boolean }

function AgentForm({ agent, last, teams, onClose }: Props & { teams: TeamOf[] }) {
  const t = useTranslations('settings.agents')
  const tn = useTranslations('nav.availability')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const before = teams.filter(one => one.isIn).map(one => one.id)
  const form = useForm({
    resolver: zodResolver(
      z.object({
        role: z.enum(roles),
        availability: z.enum(availabilities),
        auto_offline: z.boolean(),
        teams: z.array(z.number()),
      }),
    ),
    defaultValues: {
      role: agent.role,
      availability: agent.availability_status,
      auto_offline: agent.auto_offline,
      teams: before,
    },
  })
  const { errors, isDirty, isSubmitting, dirtyFields } = form.formState
  const chosen = form.watch('teams')
  const submit = form.handleSubmit(async values => {
    try {
      await api.updateAgent(agent.id, {
        ...(dirtyFields.role ? { role: values.role } : {}),
        ...(dirtyFields.availability ? { availability: values.availability } : {}),
        ...(dirtyFields.auto_offline ? { auto_offline: values.auto_offline } : {}),
      })
      const { added, removed } = differences(before, values.teams)
      for (const id of added) await api.changeTeamMembers(id, { added: [agent.id], removed: [] })
      for (const id of removed) await api.changeTeamMembers(id, { added: [], removed: [agent.id] })
      for (const id of [...added, ...removed]) {
        void client.invalidateQueries({ queryKey: keys.teamMembers(accountId, id) })
      }
      await client.invalidateQueries({ queryKey: keys.agents(accountId) })
      toast(t('saved'))
      onClose()
    } catch (error) {
      showErrors(error, form.setError, { role: 'role', availability: 'availability' })
    }
  })
  function toggle(id: number) {
    const isChosen = (one: TeamOf) => chosen.includes(one.id) !== (one.id === id)
    const next = teams.filter(isChosen).map(one => one.id)
    form.setValue('teams', next, { shouldDirty: true })
  }
  return (
    <FormDialog
      title={agent.name}
      description={<bdi>{agent.email}</bdi>}
      action={t('save')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('role')} help={last ? t('lastAdministrator') : undefined} error={errors.role?.message}>
        {props => (
          <Select {...props} {...form.register('role')} disabled={last}>
            {roles.map(role => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('availability')} error={errors.availability?.message}>
        {props => (
          <Select {...props} {...form.register('availability')}>
            {availabilities.map(one => (
              <option key={one} value={one}>
                {tn(one)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Check label={t('autoOffline')} {...form.register('auto_offline')} />
      {teams.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('teams')}</legend>
          <div className="flex flex-col gap-2">
            {teams.map(({ id, name }) => (
              <Check key={id} label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
            ))}
          </div>
        </fieldset>
      )}
    </FormDialog>
  )
}
