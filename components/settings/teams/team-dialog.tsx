'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { TeamWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { differences } from '../../data/differences.ts'
import { keys } from '../../data/keys.ts'
import { useTeamMembers } from '../../data/use-directory.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { Loading, Problem, Skeleton } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { PeoplePicker } from '../people-picker.tsx'

type Props = { team: TeamWire | null; onClose: () => void }

/** A team is changed with its people: of one that is there they are asked for first. */
export function TeamDialog({ team, onClose }: Props) {
  return team ? <KnownTeam team={team} onClose={onClose} /> : <TeamForm team={null} members={[]} onClose={onClose} />
}

function KnownTeam({ team, onClose }: { team: TeamWire; onClose: () => void }) {
  const t = useTranslations('settings.teams')
  const members = useTeamMembers(team.id)
  // What was known when the form opened is what its changes are held against.
  const [before, setBefore] = useState<number[] | null>(null)
  if (!before && members.data) setBefore(members.data.map(one => one.id))
  if (before) return <TeamForm team={team} members={before} onClose={onClose} />
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('editTitle')}>
      {members.error ? (
        <Problem error={members.error} onRetry={() => members.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
    </Dialog>
  )
}

function TeamForm({ team, members, onClose }: Props & { members: number[] }) {
  const t = useTranslations('settings.teams')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().toLowerCase().min(1, t('nameNeeded')).max(255),
        description: z.string().trim().max(2000),
        allow_auto_assign: z.boolean(),
        members: z.array(z.number()),
      }),
    ),
    mode: 'onTouched',
    defaultValues: {
      name: team?.name ?? '',
      description: team?.description ?? '',
      allow_auto_assign: team?.allow_auto_assign ?? true,
      members,
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ members: chosen, description, ...given }) => {
    const body = { ...given, description: description || null }
    try {
      const saved = await (team ? api.updateTeam(team.id, body) : api.createTeam(body))
      await api.changeTeamMembers(saved.id, differences(members, chosen))
      await client.invalidateQueries({ queryKey: keys.teams(accountId) })
      void client.invalidateQueries({ queryKey: keys.teamMembers(accountId, saved.id) })
      toast(t(team ? 'saved' : 'added'))
      onClose()
    } catch (error) {
      const names = { name: 'name', description: 'description', user_ids: 'members' } as const
      showErrors(error, form.setError, names, { name: t('nameTaken') })
    }
  })
  return (
    <FormDialog
      title={t(team ? 'editTitle' : 'addTitle')}
      action={t(team ? 'save' : 'add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message ?? errors.members?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} help={t('nameHelp')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} dir="auto" autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('description')} optional={t('optional')} error={errors.description?.message}>
        {props => <Input {...props} {...form.register('description')} dir="auto" autoComplete="off" />}
      </Field>
      <Check label={t('autoAssign')} help={t('autoAssignHelp')} {...form.register('allow_auto_assign')} />
      <Controller
        control={form.control}
        name="members"
        render={({ field }) => <PeoplePicker label={t('members')} chosen={field.value} onChange={field.onChange} />}
      />
    </FormDialog>
  )
}
