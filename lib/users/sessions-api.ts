import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId } from '#lib/base/http/request.ts'
import { forgetProven } from './authenticate.ts'
import { sessionAnswer, sessionWire } from './session.ts'
import { endOtherSession, listSessions } from './sessions.ts'

const tag = 'Profile'

/** `/api/v1/profile/sessions`: where the person is signed in. Behind `requireUser`. */
export const sessionsDoor = door()

sessionsDoor.get(
  '/',
  operation({
    id: 'list-sessions',
    tag,
    summary: 'Where the person is signed in, the session used last first.',
    answer: z.array(sessionAnswer),
  }),
  async c =>
    c.json(
      (await listSessions(c.var.userId, c.var.now())).map(session => sessionWire(session, c.var.sessionClient ?? null)),
    ),
)

sessionsDoor.delete(
  '/:id',
  operation({ id: 'end-session', tag, summary: 'Signs the person out there, but not where they ask.', answer: null }),
  async c => {
    const client = await endOtherSession(c.var.userId, pathId(c), c.var.sessionClient ?? null)
    forgetProven({ client })
    return c.body(null, 200)
  },
)
