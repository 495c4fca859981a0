import { z } from 'zod'
import { newToken } from '#lib/base/crypto.ts'
import { runtime } from '#lib/base/runtime.ts'
import { text } from '#lib/base/text.ts'
import { type ChannelKeys, defineChannel } from '#lib/inboxes/index.ts'
import { replyTimes } from '#lib/protocol/index.ts'

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #1f93ff')
  .transform(value => value.toLowerCase())

/** Host names, or addresses with a scheme, or `*.example.com`; separated by commas or blanks. Empty: every site may embed. */
const domains = text(4000)
  .trim()
  .transform(value =>
    value
      .split(/[\s,]+/)
      .filter(Boolean)
      .join(','),
  )
  .refine(
    value =>
      value === '' ||
      value.split(',').every(domain => /^(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i.test(domain)),
    {
      message: 'must be domains like example.com, separated by commas',
    },
  )

const website = z.preprocess(
  value =>
    typeof value === 'string' && value.trim() !== '' && !/^[a-z]+:\/\//i.test(value)
      ? `https://${value.trim()}`
      : value,
  z.url({ protocol: /^https?$/, message: 'must be a web address like https://example.com' }).max(2048),
)

const changes = z.object({
  website_url: website.optional(),
  widget_color: colour.optional(),
  welcome_title: text(255).optional(),
  welcome_tagline: text(1000).optional(),
  reply_time: z.enum(replyTimes).optional(),
  allowed_domains: domains.optional(),
})
const settings = changes.extend({ website_url: website })
type Settings = z.output<typeof changes>

type Row = {
  id: number
  inbox_id: number
  website_url: string
  website_token: string
  widget_color: string
  welcome_title: string
  welcome_tagline: string
  reply_time: number
  allowed_domains: string
}

/** The chat on the company's own website. */
export const webWidget = defineChannel<Settings>({
  type: 'web_widget',
  channelType: 'Channel::WebWidget',
  settings,
  changes,
  traits: { reply_window: null, reach: 'visitors' },

  async create(sql, ctx, inboxId, given) {
    const row = {
      account_id: ctx.accountId,
      inbox_id: inboxId,
      website_token: newToken().slice(0, 24),
      ...columns(given),
    }
    await sql`insert into charla.channel_web_widgets ${sql(row)}`
  },

  async update(sql, ctx, inboxId, given) {
    const row = columns(given)
    if (!Object.keys(row).length) return
    await sql`update charla.channel_web_widgets set ${sql(row)} where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
  },

  async present(sql, accountId, inboxIds) {
    if (!inboxIds.length) return new Map()
    const rows = await sql<
      Row[]
    >`select * from charla.channel_web_widgets where account_id = ${accountId} and inbox_id = any(${inboxIds})`
    return new Map(rows.map(row => [row.inbox_id, keys(row)]))
  },
})

/** The lines that a website carries. */
export function snippet(baseUrl: string, websiteToken: string): string {
  return `<script>
  (function(d,t) {
    var BASE_URL=${JSON.stringify(baseUrl)};
    var g=d.createElement(t),s=d.getElementsByTagName(t)[0];
    g.src=BASE_URL+"/widget.js";
    g.async=true;
    s.parentNode.insertBefore(g,s);
    g.onload=function(){
      window.chatwootSDK.run({ websiteToken: ${JSON.stringify(websiteToken)}, baseUrl: BASE_URL })
    }
  })(document,"script");
</script>`
}

function columns({ reply_time, ...rest }: Partial<Settings>) {
  const given = { ...rest, ...(reply_time ? { reply_time: replyTimes.indexOf(reply_time) } : {}) }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number
  >
}

const keys = (row: Row): ChannelKeys => ({
  channel_id: row.id,
  website_url: row.website_url,
  website_token: row.website_token,
  widget_color: row.widget_color,
  welcome_title: row.welcome_title,
  welcome_tagline: row.welcome_tagline,
  reply_time: replyTimes[row.reply_time] ?? 'in_a_few_minutes',
  allowed_domains: row.allowed_domains,
  web_widget_script: snippet(runtime().url, row.website_token),
})

export const domainsOf = (allowed: string): string[] => allowed.split(',').filter(Boolean)
