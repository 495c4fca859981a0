'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useLooking } from '../data/use-looking.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Tip } from '../ui/tip.tsx'

const mostFaces = 3

/** Which colleagues have the same conversation on their screen. */
export function Lookers({ conversationId }: { conversationId: number }) {
  const t = useTranslations('talk.looking')
  const people = useLooking(conversationId)
  const [one] = people
  const names = people.map(person => person.name).join(', ')
  const label = people.length > 1 ? t('many', { count: people.length, names }) : one ? t('one', { name: one.name }) : ''
  return (
    <div role="status" className="flex h-6 shrink-0 items-center">
      {one && (
        <Tip label={label} side="top">
          <button
            type="button"
            className="flex h-6 animate-fade items-center gap-1.5 rounded-full px-1.5 text-xs text-muted"
          >
            <Eye size={13} aria-hidden />
            <span className="flex -space-x-1.5 rtl:space-x-reverse">
              {people.slice(0, mostFaces).map(person => (
                <Avatar
                  key={person.id}
                  name={person.name}
                  seed={person.id}
                  src={person.thumbnail}
                  size={18}
                  className="rounded-full ring-2 ring-surface"
                />
              ))}
            </span>
            <bdi>{people.length > 1 ? t('manyHere', { count: people.length }) : t('here', { name: one.name })}</bdi>
          </button>
        </Tip>
      )}
    </div>
  )
}
