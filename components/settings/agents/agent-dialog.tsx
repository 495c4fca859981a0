'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type AgentWire, availabilities, roles } from '#lib/protocol/agent.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { Field, Select } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { useTeamPeople } from './use-team-people.ts'

type Props = { agent: AgentWire; last: boolean; onClose: () => void }

/** Role, availability and teams of a member. */
export function AgentDialog({ agent, last, onClose }: Props) {
  const t = useTranslations('settings.agents')
  const tn = useTranslations('nav.availability')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const known = useTeamPeople().filter(one => one.ids)
  const before = known.filter(one => one.ids?.includes(agent.id)).map(one => one.team.id)
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
      for (const { team, ids = [] } of known) {
        const isIn = values.teams.includes(team.id)
        if (isIn === ids.includes(agent.id)) continue
        await api.setTeamMembers(team.id, isIn ? [...ids, agent.id] : ids.filter(id => id !== agent.id))
        void client.invalidateQueries({ queryKey: keys.teamMembers(accountId, team.id) })
      }
      await client.invalidateQueries({ queryKey: keys.agents(accountId) })
      toast(t('saved'))
      onClose()
    } catch (error) {
      showErrors(error, form.setError, { role: 'role', availability: 'availability' })
    }
  })
  const toggle = (id: number) =>
    form.setValue('teams', chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id].sort(), {
      shouldDirty: true,
    })
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
      {known.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('teams')}</legend>
          <div className="flex flex-col gap-2">
            {known.map(({ team }) => (
              <Check
                key={team.id}
                label={team.name}
                checked={chosen.includes(team.id)}
                onChange={() => toggle(team.id)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </FormDialog>
  )
}
