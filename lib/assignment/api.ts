import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { type AnyChannelKind, inboxAnswer, listInboxes } from '#lib/inboxes/index.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import {
  createPolicy,
  deletePolicy,
  findPolicy,
  inboxesOfPolicy,
  listPolicies,
  policyOfInbox,
  setPolicy,
  unsetPolicy,
  updatePolicy,
} from './policies.ts'
import { newPolicy, policyAnswer, policyChanges, policyWire } from './policy.ts'

const tag = 'Assignment policies'
const ofInbox = z.object({ assignment_policy_id: id() })
const toInbox = z.object({ inbox_id: id() })

/** `A/assignment_policies`, for administrators. The kinds of channel say how inboxes look. */
export function policiesDoor(kinds: AnyChannelKind[]) {
  const policies = door()
  policies.use(requireAdministrator)

  policies.get(
    '/',
    operation({
      id: 'listAssignmentPolicies',
      tag,
      summary: 'The assignment policies of the account.',
      answer: z.array(policyAnswer),
    }),
    async c => c.json((await listPolicies(c.var.ctx)).map(policyWire)),
  )

  policies.get(
    '/:id',
    operation({ id: 'getAssignmentPolicy', tag, summary: 'One assignment policy.', answer: policyAnswer }),
    async c => c.json(policyWire(await findPolicy(c.var.ctx, pathId(c)))),
  )

  policies.post(
    '/',
    operation({
      id: 'createAssignmentPolicy',
      tag,
      summary: 'Adds an assignment policy.',
      body: newPolicy,
      wrapped: 'assignment_policy',
      answer: policyAnswer,
    }),
    async c => c.json(policyWire(await createPolicy(c.var.ctx, await bodyOf(c, 'assignment_policy', newPolicy)))),
  )

  policies.on(
    ['PATCH', 'PUT'],
    '/:id',
    operation({
      id: 'updateAssignmentPolicy',
      tag,
      summary: 'Changes an assignment policy.',
      body: policyChanges,
      wrapped: 'assignment_policy',
      answer: policyAnswer,
    }),
    async c => {
      const changes = await bodyOf(c, 'assignment_policy', policyChanges)
      return c.json(policyWire(await updatePolicy(c.var.ctx, pathId(c), changes)))
    },
  )

  policies.delete(
    '/:id',
    operation({ id: 'deleteAssignmentPolicy', tag, summary: 'Deletes an assignment policy.', answer: null }),
    async c => {
      await deletePolicy(c.var.ctx, pathId(c))
      return c.body(null, 200)
    },
  )

  policies.get(
    '/:id/inboxes',
    operation({
      id: 'listInboxesOfAssignmentPolicy',
      tag,
      summary: 'The inboxes that go by the policy.',
      answer: z.object({ inboxes: z.array(inboxAnswer) }),
    }),
    async c => {
      const ids = await inboxesOfPolicy(c.var.ctx, pathId(c))
      return c.json({ inboxes: ids.length ? await listInboxes(c.var.ctx, kinds, ids) : [] })
    },
  )

  policies.post(
    '/:id/inboxes',
    operation({
      id: 'addInboxToAssignmentPolicy',
      tag,
      summary: 'Makes an inbox go by the policy.',
      body: toInbox,
      answer: policyAnswer,
    }),
    async c => {
      const { inbox_id } = await body(c, toInbox)
      return c.json(policyWire(await setPolicy(c.var.ctx, inbox_id, pathId(c))))
    },
  )

  policies.delete(
    '/:id/inboxes/:inbox_id',
    operation({ id: 'removeInboxFromAssignmentPolicy', tag, summary: 'Makes an inbox go by no policy.', answer: null }),
    async c => {
      await unsetPolicy(c.var.ctx, pathId(c, 'inbox_id'), pathId(c))
      return c.body(null, 200)
    },
  )

  return policies
}

/** `A/inboxes/:id/assignment_policy`, for administrators. */
export const inboxPolicyDoor = door()
inboxPolicyDoor.use(requireAdministrator)

inboxPolicyDoor.get(
  '/',
  operation({
    id: 'getInboxAssignmentPolicy',
    tag,
    summary: 'The policy that an inbox goes by.',
    answer: policyAnswer,
  }),
  async c => c.json(policyWire(await policyOfInbox(c.var.ctx, pathId(c)))),
)

inboxPolicyDoor.post(
  '/',
  operation({
    id: 'setInboxAssignmentPolicy',
    tag,
    summary: 'Makes the inbox go by a policy.',
    body: ofInbox,
    answer: policyAnswer,
  }),
  async c => {
    const { assignment_policy_id } = await body(c, ofInbox)
    return c.json(policyWire(await setPolicy(c.var.ctx, pathId(c), assignment_policy_id)))
  },
)

inboxPolicyDoor.delete(
  '/',
  operation({ id: 'deleteInboxAssignmentPolicy', tag, summary: 'Makes the inbox go by no policy.', answer: null }),
  async c => {
    await unsetPolicy(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)
