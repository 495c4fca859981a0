import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { queueAges } from '#lib/base/jobs.ts'
import { openCables } from '#lib/realtime/index.ts'
import { deliveryAge } from '#lib/webhooks/index.ts'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const requestDuration = new Histogram({
  name: 'charla_http_request_duration_seconds',
  help: 'Time from request to answer',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
  registers: [registry],
})

new Gauge({
  name: 'charla_cables_open',
  help: 'Open cables',
  registers: [registry],
  collect() {
    this.set(openCables())
  },
})

new Gauge({
  name: 'charla_webhooks_oldest_seconds',
  help: 'Seconds since the oldest waiting delivery to a webhook, callback or bot was due',
  registers: [registry],
  async collect() {
    this.set(await deliveryAge().catch(() => 0))
  },
})

new Gauge({
  name: 'charla_queue_oldest_seconds',
  help: 'Seconds since the oldest waiting job of each kind was due',
  labelNames: ['lane', 'job'],
  registers: [registry],
  async collect() {
    this.reset()
    for (const { lane, job, seconds } of await queueAges().catch(() => [])) this.set({ lane, job }, seconds)
  },
})
