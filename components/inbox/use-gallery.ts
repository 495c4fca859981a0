'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { AttachmentWire, ListedAttachment } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'

export type GalleryFile = Pick<AttachmentWire, 'id' | 'file_type' | 'extension' | 'data_url' | 'thumb_url'> & {
  file_size: number | null
  sender: string | null
  /** In seconds; null as long as that is not known. */
  at: number | null
}

/** The files of a conversation, oldest first, `more` loads older ones. The one it was opened with is there at once. */
export function useGallery(conversationId: number, first: AttachmentWire) {
  const { api, accountId } = useAccount()
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: keys.gallery(accountId, conversationId),
    queryFn: ({ pageParam }) => api.filesOn(conversationId, pageParam),
    initialPageParam: 1,
    getNextPageParam: (_last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.payload.length, 0)
      return loaded < (pages[0]?.meta.total_count ?? 0) ? pages.length + 1 : undefined
    },
    staleTime: 0,
    gcTime: 60_000,
  })
  const files = useMemo(() => {
    const listed = (data?.pages ?? []).flatMap(page => page.payload as unknown as ListedAttachment[]).filter(isFile)
    const byId = new Map(listed.map(one => [one.id, fromListed(one)]))
    if (!byId.has(first.id)) byId.set(first.id, fromMessage(first))
    return [...byId.values()].sort((left, right) => left.id - right.id)
  }, [data, first])
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return { files, more, total: hasNextPage ? (data?.pages[0]?.meta.total_count ?? files.length) : files.length }
}

/** Places and cards of contacts are in the list, too. */
const isFile = ({ file_size }: ListedAttachment) => file_size !== null

const fromListed = (one: ListedAttachment): GalleryFile => ({
  ...one,
  sender: (one.sender?.type === 'user' ? one.sender.available_name : one.sender?.name) ?? null,
  at: one.created_at,
})

const fromMessage = ({ file_size = 0, ...one }: AttachmentWire): GalleryFile => ({
  ...one,
  file_size,
  sender: null,
  at: null,
})
