import { expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { aFile, fetchFile, firstOf, formOf, picture } from '#tests/support/files.ts'
import { startTalk } from '#tests/support/talk.ts'

const { api } = withCharla({ env: { FILES_URL: 'http://files.charla.test/' } })

it('files have an origin of their own where there is one (SEC6)', async () => {
  const { visitor, tenant } = await startTalk()
  const form = formOf({ 'message[attachments][]': aFile(await picture(), 'photo.jpg') })
  const { data_url, thumb_url } = firstOf(
    (await request('POST', '/api/v1/widget/messages', { as: visitor, form })).body,
  )
  for (const url of [data_url, thumb_url]) {
    expect(url).toMatch(/^http:\/\/files\.charla\.test\/files\/attachments\//)
    expect((await fetchFile(api(), url)).status).toBe(200)
  }
  const { headers } = await request('GET', `/widget?website_token=${tenant.websiteToken}`)
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("media-src 'self' https: http://files.charla.test;")
  expect(policy).toContain("img-src 'self' data: https: http://files.charla.test;")
})
