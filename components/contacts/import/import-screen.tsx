'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { AdministratorsOnly } from '../../settings/administrators-only.tsx'
import { NavigationButton } from '../../shell/navigation-button.tsx'
import { paths } from '../../shell/paths.ts'
import { cx } from '../../ui/cx.ts'
import { Loading, Problem, Skeleton } from '../../ui/states.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { FileStep } from './file-step.tsx'
import { MappingStep } from './mapping-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { RunningStep } from './running-step.tsx'
import { SummaryStep } from './summary-step.tsx'
import { type ImportStep, importSteps, useImportSteps } from './use-import.ts'

/** Contacts from a file, step by step. Each import has an address: it can be left, and found again where it stands. */
export function ImportScreen({ importId }: { importId: number | null }) {
  const { isAdministrator } = useAccount()
  if (!isAdministrator) return <AdministratorsOnly />
  return importId === null ? (
    <Page step="file">
      <FileStep />
    </Page>
  ) : (
    <Begun importId={importId} />
  )
}

function Begun({ importId }: { importId: number }) {
  const { query, step, goTo } = useImportSteps(importId)
  const job = query.data
  if (!job || !step)
    return (
      <Page step="mapping">
        {query.error ? <Problem error={query.error} onRetry={() => query.refetch()} /> : <StepSkeleton />}
      </Page>
    )
  return (
    <Page step={step} name={job.file_name}>
      {step === 'mapping' && <MappingStep job={job} onLooked={() => goTo('preview')} />}
      {step === 'preview' && <PreviewStep job={job} onBack={() => goTo('mapping')} />}
      {step === 'running' && <RunningStep job={job} />}
      {step === 'summary' && <SummaryStep job={job} />}
    </Page>
  )
}

function Page({ step, name, children }: { step: ImportStep; name?: string; children: ReactNode }) {
  const t = useTranslations('contacts')
  const { accountId } = useAccount()
  useTitle(t('import.title'))
  return (
    <main className="flex h-full flex-col bg-surface">
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line ps-2 pe-4 lg:ps-5">
        <NavigationButton />
        <Link
          href={paths.contacts(accountId)}
          title={t('header.back')}
          className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"
        >
          <ArrowLeft size={16} aria-hidden className="flip-rtl" />
          <span className="sr-only">{t('header.back')}</span>
        </Link>
        <h1 className="shrink-0 text-base font-semibold">{t('import.title')}</h1>
        {name && <bdi className="min-w-0 truncate text-muted">{name}</bdi>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-4xl px-4 py-6 sm:px-8">
          <Steps now={step} />
          {children}
        </div>
      </div>
    </main>
  )
}

function Steps({ now }: { now: ImportStep }) {
  const t = useTranslations('contacts.import.steps')
  const at = importSteps.indexOf(now)
  return (
    <ol aria-label={t('title')} className="mb-8 flex gap-2">
      {importSteps.map((step, index) => (
        <li
          key={step}
          aria-current={step === now ? 'step' : undefined}
          className={cx(
            'min-w-0 flex-1 border-t-2 pt-2 text-xs whitespace-nowrap',
            index <= at ? 'border-accent' : 'border-line',
            index === at ? 'font-medium text-text max-sm:flex-2' : 'text-faint',
          )}
        >
          <span className={cx(index !== at && 'max-sm:sr-only')}>
            <span className="tabular">{index + 1}</span> · {t(step)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StepSkeleton() {
  return (
    <Loading className="flex flex-col gap-5">
      {['a', 'b', 'c', 'd', 'e'].map(key => (
        <span key={key} className="flex gap-6">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-56" />
        </span>
      ))}
    </Loading>
  )
}
