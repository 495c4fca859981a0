import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { dashboardAppAnswer, dashboardAppChanges, dashboardAppWire, newDashboardApp } from './dashboard-app.ts'
import {
  createDashboardApp,
  deleteDashboardApp,
  findDashboardApp,
  listDashboardApps,
  updateDashboardApp,
} from './dashboard-apps.ts'

const tag = 'Dashboard Apps'
const wrapped = 'dashboard_app'

/** `A/dashboard_apps`: administrators make them, every member sees them. */
export const dashboardAppsDoor = door()

dashboardAppsDoor.get(
  '/',
  operation({
    id: 'list-dashboard-apps',
    tag,
    summary: 'The pages that are shown beside a conversation.',
    answer: z.array(dashboardAppAnswer),
  }),
  async c => c.json((await listDashboardApps(c.var.ctx)).map(dashboardAppWire)),
)

dashboardAppsDoor.get(
  '/:id',
  operation({ id: 'get-dashboard-app', tag, summary: 'One dashboard app.', answer: dashboardAppAnswer }),
  async c => c.json(dashboardAppWire(await findDashboardApp(c.var.ctx, pathId(c)))),
)

dashboardAppsDoor.post(
  '/',
  operation({
    id: 'create-dashboard-app',
    tag,
    summary: 'Adds a dashboard app. For administrators.',
    body: newDashboardApp,
    wrapped,
    answer: dashboardAppAnswer,
  }),
  requireAdministrator,
  async c => c.json(dashboardAppWire(await createDashboardApp(c.var.ctx, await bodyOf(c, wrapped, newDashboardApp)))),
)

dashboardAppsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-dashboard-app',
    tag,
    summary: 'Changes a dashboard app. For administrators.',
    body: dashboardAppChanges,
    wrapped,
    answer: dashboardAppAnswer,
  }),
  requireAdministrator,
  async c => {
    const changes = await bodyOf(c, wrapped, dashboardAppChanges)
    return c.json(dashboardAppWire(await updateDashboardApp(c.var.ctx, pathId(c), changes)))
  },
)

dashboardAppsDoor.delete(
  '/:id',
  operation({
    id: 'delete-dashboard-app',
    tag,
    summary: 'Deletes a dashboard app. For administrators.',
    answer: null,
    status: 204,
  }),
  requireAdministrator,
  async c => {
    await deleteDashboardApp(c.var.ctx, pathId(c))
    return c.body(null, 204)
  },
)
