import { bubbleOf, html, ourSnippet, test } from './site.ts'
const dir = '/tmp/screens/shots'
const sister = (a: string) => a.replace('127.0.0.1', 'localhost')
const fields = [
  { field_type: 'standard', name: 'emailAddress', label: 'E-mail', type: 'email', required: true, enabled: true },
  { field_type: 'standard', name: 'phoneNumber', label: 'Phone', type: 'text', required: false, enabled: true },
  { field_type: 'conversation_attribute', name: 'plan', label: 'Plan', type: 'list', enabled: true, values: ['Free', 'Pro'] },
  { field_type: 'conversation_attribute', name: 'urgent', label: 'It is urgent', type: 'checkbox', enabled: true },
]
const body = '<p style="font:16px sans-serif;max-width:600px">Lorem ipsum dolor sit amet, consectetur adipiscing elit. Our prices are fair and the kettles are warm.</p>'
for (const [name, view] of [['wide', { width: 1000, height: 800 }], ['phone', { width: 360, height: 700 }]] as const)
  for (const darkMode of ['light', 'dark'])
    for (const locale of ['en', 'ar'])
      test(`${name} ${darkMode} ${locale}`, async ({ page, site, inbox, administrator }) => {
        test.setTimeout(120_000)
        await page.setViewportSize(view)
        const shot = async (what: string) => {
          await page.waitForTimeout(700)
          await page.screenshot({ path: `${dir}/${what}-${name}-${darkMode}-${locale}.png` })
        }
        const url = () => sister(site.page(html(body + ourSnippet(inbox), `<script>window.chatwootSettings = ${JSON.stringify({ darkMode, locale, showPopoutButton: true })}</script>`)))
        const go = async () => { await page.goto(url()); await bubbleOf(page).click() }
        const frame = page.frameLocator('#chatwoot_live_chat_widget')
        const day = new Date().getUTCDay()
        await administrator('PATCH', `inboxes/${inbox.id}`, {
          allow_messages_after_resolved: false, working_hours_enabled: true,
          working_hours: Array.from({ length: 7 }, (_, day_of_week) => day_of_week === (day + 3) % 7 ? { day_of_week, closed_all_day: false, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 0 } : { day_of_week, closed_all_day: true }),
        })
        await go(); await shot('welcome')
        await inbox.change({ pre_chat_form_enabled: true, pre_chat_form_options: { pre_chat_message: 'Tell us who you are, and what we can do for you.', pre_chat_fields: fields } })
        await go(); await frame.locator('.is-form').waitFor(); await shot('form')
        await frame.locator('.is-form .button').click(); await shot('form-errors')
        await inbox.change({ pre_chat_form_enabled: false, consent_enabled: true, consent_text: 'We keep what you write to answer you, for a year at most. More at https://example.com/privacy.' })
        await go(); await frame.locator('.gate .consent').waitFor(); await shot('consent')
        await inbox.change({ consent_enabled: false })
        await administrator('POST', 'campaigns', { title: 'P', message: 'Hello! Looking for the right **kettle**? I am here if you have questions.', inbox_id: inbox.id, trigger_rules: { url: `${sister(site.origin)}/*`, time_on_page: 0 } })
        await page.goto(url()); await frame.locator('.peek').waitFor(); await shot('campaign')
        await frame.locator('.peek .round').click()
        await bubbleOf(page).click()
        await frame.locator('textarea').fill('Where is my kettle?'); await frame.locator('textarea').press('Enter')
        await frame.locator('.message.is-mine').waitFor()
        await page.waitForTimeout(800)
        await frame.locator('.menu-place > button').click(); await shot('menu')
        await page.keyboard.press('Escape')
        if (name === 'wide') await bubbleOf(page).click()
        else await frame.locator('.bar > .round').last().click()
        const [c] = await inbox.conversations()
        await inbox.answer(c!.id, 'It is on its **way**, and should be there tomorrow.')
        await inbox.answer(c!.id, 'Anything else?')
        await frame.locator('.peek').waitFor(); await shot('unread')
        await frame.locator('.peek .button').click()
        await administrator('POST', `conversations/${c!.id}/toggle_status`, { status: 'resolved' })
        await frame.locator('.is-ended').waitFor(); await shot('ended')
      })
