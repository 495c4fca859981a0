import { z } from 'zod'
import { anyAccount } from '#lib/accounts/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { runtime } from '#lib/base/runtime.ts'
import { demoWebsiteToken } from '#lib/demo/index.ts'
import { vapid } from '#lib/notifications/index.ts'

const answer = z.object({
  onboarded: z.boolean(),
  signup_enabled: z.boolean(),
  demo: z.boolean(),
  demo_website_token: z.string().nullable(),
  mail: z.enum(['smtp', 'outbox']),
  vapid_public_key: z.string(),
})

/** What a page needs to know before anybody has signed in. */
export const installationDoor = door()

installationDoor.get(
  '/',
  operation({
    id: 'installation',
    tag: 'Operations',
    summary: 'What a page needs to know before anybody has signed in.',
    answer,
  }),
  async c => {
    const { env } = runtime()
    const [onboarded, demo] = await Promise.all([anyAccount(), demoWebsiteToken()])
    return c.json({
      onboarded,
      signup_enabled: env.ENABLE_ACCOUNT_SIGNUP || !onboarded,
      demo: demo !== null,
      demo_website_token: demo,
      mail: env.SMTP_URL ? 'smtp' : 'outbox',
      vapid_public_key: vapid().publicKey,
    })
  },
)
