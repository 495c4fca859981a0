import { Hono } from 'hono'
import type { MemberContext, VisitorContext, WorkerContext } from '../context.ts'
import type { Upload } from '../files/index.ts'
import type { Operation } from './operation.ts'

/** What middleware leaves for handlers. */
export type Variables = {
  requestId: string
  now: () => Date
  /** What the route says of itself; set by `operation`. */
  operation: Operation | undefined
  /** The files that came with the body: gone from here when the request is answered. */
  uploads: Upload[] | undefined
  /** The signed-in person; set by `requireUser`. */
  userId: number
  /** The cookie session in use, if that is how the person came. */
  sessionClient: string | null
  /** The member within the account of the path; set by `requireMember`. */
  ctx: MemberContext
  /** The same, or the bot, where bots may come too; set by `requireMemberOrBot`. */
  worker: WorkerContext
  /** The program that looks after accounts; set by `requirePlatformApp`. */
  platformApp: { id: number }
  /** The visitor of a website; set by the widget's middleware. */
  visitor: VisitorContext
}

export type AppEnv = { Variables: Variables }

/** A piece of the API: a Hono application that knows our variables. A slash at the end of a path makes no difference. */
export const door = () => new Hono<AppEnv>({ strict: false })
