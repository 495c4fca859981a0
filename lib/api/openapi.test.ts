import { describe, expect, it } from 'vitest'
import { mountedOperations } from '#lib/base/http/operation.ts'
import { request, withCharla } from '#tests/support/app.ts'
import type { JsonSchema, OpenApi } from './openapi.ts'

const { api } = withCharla()

const document = async () => (await request('GET', '/api/openapi.json')).body as OpenApi

/** What answers files and pages, not JSON: no operations of the API. */
const files = ['/packs/js/sdk.js', '/widget', '/widget.js', '/widget/assets/:name']

describe('the API describes itself', () => {
  it('in full: no mounted route is without a description', async () => {
    const silent = mountedOperations(api()).filter(one => !one.operation && !files.includes(one.path))
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  it('with every route, under an id of its own', async () => {
    const { paths } = await document()
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    )
    const mounted = mountedOperations(api()).filter(one => one.operation)
    expect(listed.sort()).toEqual(mounted.map(one => `${one.method} ${one.path.replace(/:(\w+)/g, '{$1}')}`).sort())
    const ids = Object.values(paths).flatMap(methods => Object.values(methods).map(one => one.operationId))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('without a reference to what is not there, or a parameter of the path that is not declared', async () => {
    const { paths, components } = await document()
    const names = [...JSON.stringify([paths, components]).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)]
    expect(names.length).toBeGreaterThan(50)
    for (const [, kind, name] of names)
      expect((components as unknown as Record<string, object>)[kind as string], name).toHaveProperty([name as string])
    for (const [path, methods] of Object.entries(paths))
      for (const { parameters } of Object.values(methods))
        expect(parameters.filter(one => one.in === 'path').map(one => one.name)).toEqual(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        )
  })

  it('with what a label must have, where it is sent and where it is answered', async () => {
    const { paths, components } = await document()
    const post = paths['/api/v1/accounts/{account_id}/labels']?.post
    const body = post?.requestBody?.content['application/json']?.schema as { anyOf: JsonSchema[] }
    expect(body.anyOf[0]).toMatchObject({ type: 'object', required: ['title'] })
    expect(body.anyOf[1]).toMatchObject({ required: ['label'] })
    expect(post?.security).toEqual([{ userApiKey: [] }])
    expect(components.schemas.Conversation).toMatchObject({
      required: expect.arrayContaining(['id', 'meta', 'labels']),
    })
  })

  it('also where a function checks, or what is known only later', async () => {
    const { paths } = await document()
    const bodyOf = (path: string, method: string) =>
      paths[`/api/v1/accounts/{account_id}/${path}`]?.[method]?.requestBody?.content['application/json']?.schema
    expect(bodyOf('inboxes', 'post')).toMatchObject({
      properties: {
        channel: {
          anyOf: [
            { properties: { type: { const: 'web_widget' }, website_url: {} } },
            { properties: { type: { const: 'api' }, webhook_url: {} } },
            { properties: { type: { const: 'email' }, email: {} } },
            { properties: { type: { const: 'whatsapp' }, phone_number: {} } },
            { properties: { type: { const: 'telegram' }, bot_token: {} } },
          ],
        },
      },
    })
    expect(bodyOf('contacts', 'post')).toMatchObject({ properties: { custom_attributes: { type: 'object' } } })
  })

  it('as a page that loads nothing from elsewhere', async () => {
    const { status, headers, body } = await request('GET', '/api/docs')
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(body).toContain('<summary><b class="post">POST</b> <code>/api/v1/accounts/{account_id}/labels</code>')
    expect(body).toContain('Send a member’s token as <code>api_access_token</code>.')
    expect(String(body).match(/(src|href)="(?!#|\/)[^"]*"/g)).toBeNull()
  })
})
