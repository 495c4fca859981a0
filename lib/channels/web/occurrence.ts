import { aside } from '#lib/base/asides.ts'
import type { VisitorContext } from '#lib/base/context.ts'
import { deviceOf } from '#lib/users/index.ts'

type Asked = { locale: string | undefined; acceptLanguage: string | undefined; userAgent: string | undefined }

/** Tells programs that the widget was opened, by whom and in what browser (reference §3.4). Other occurrences are nobody's. */
export async function noteOccurrence(
  ctx: VisitorContext,
  { name, event_info }: { name: string; event_info?: Record<string, unknown> | undefined },
  { locale, acceptLanguage, userAgent = '' }: Asked,
): Promise<void> {
  if (name !== 'webwidget.triggered') return
  const { inboxId, contactInboxId, sourceId } = ctx.actor
  await aside(ctx, name, inboxId, {
    contact_inbox_id: contactInboxId,
    source_id: sourceId,
    event_info: {
      ...event_info,
      widget_language: locale ?? null,
      browser_language: /^[\w-]+/.exec(acceptLanguage ?? '')?.[0] ?? null,
      browser: deviceOf(userAgent),
    },
  })
}
