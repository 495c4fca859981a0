import type postgres from 'postgres'
import { z } from 'zod'
import { decrypt, derivedToken, encrypt, newToken } from '#lib/base/crypto.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { text } from '#lib/base/text.ts'
import { type ChannelKeys, defineChannel } from '#lib/inboxes/index.ts'
import { formattings, type PreChatForm, replyTimes, type WidgetFlag, widgetFlags } from '#lib/protocol/index.ts'
import { preChatForm, usualForm } from './pre-chat.ts'

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
  hmac_mandatory: z.boolean().optional(),
  pre_chat_form_enabled: z.boolean().optional(),
  pre_chat_form_options: preChatForm.optional(),
  continuity_via_email: z.boolean().optional(),
  selected_feature_flags: z.array(z.enum(widgetFlags)).max(20).optional(),
  consent_enabled: z.boolean().optional(),
  consent_text: text(2000).trim().optional(),
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
  hmac_token: string | null
  hmac_mandatory: boolean
  pre_chat_form_enabled: boolean
  pre_chat_form_options: Partial<PreChatForm>
  continuity_via_email: boolean
  feature_flags: number
  consent_enabled: boolean
  consent_text: string
  consent_version: number
}

/** The chat on the company's own website. */
export const webWidget = defineChannel<Settings>({
  type: 'web_widget',
  channelType: 'Channel::WebWidget',
  settings,
  changes,
  traits: {
    reply_window: null,
    reach: 'visitors',
    asks_email: true,
    campaigns: 'ongoing',
    formatting: [...formattings],
    voice: ['audio/mp4', 'audio/webm', 'audio/ogg'],
  },

  async create(sql, ctx, inboxId, given) {
    const row = {
      account_id: ctx.accountId,
      inbox_id: inboxId,
      website_token: newToken().slice(0, 24),
      hmac_token: encrypt(newToken()),
      ...columns(sql, given),
    }
    await sql`insert into charla.channel_web_widgets ${sql(row)}`
  },

  async update(sql, ctx, inboxId, given) {
    const row = columns(sql, given)
    if (!Object.keys(row).length) return
    const text = given.consent_text ?? null
    await sql`
      update charla.channel_web_widgets set ${sql(row)},
        consent_version = consent_version + (consent_text is distinct from coalesce(${text}, consent_text))::integer
      where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
  },

  async present(sql, accountId, inboxIds, toAdministrator) {
    if (!inboxIds.length) return new Map()
    const rows = await sql<
      Row[]
    >`select * from charla.channel_web_widgets where account_id = ${accountId} and inbox_id = any(${inboxIds})`
    return new Map(rows.map(row => [row.inbox_id, keys(row, toAdministrator)]))
  },

  async resetSecret(sql, ctx, inboxId) {
    await sql`
      update charla.channel_web_widgets set hmac_token = ${encrypt(newToken())}
      where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
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

/** With what a website signs who a visitor is. Websites from before there were such tokens have one that follows from their own. */
export const hmacTokenOf = (row: Pick<Row, 'website_token' | 'hmac_token'>): string =>
  row.hmac_token ? decrypt(row.hmac_token) : derivedToken('website identity', row.website_token)

export const flagsOf = (bits: number): WidgetFlag[] => widgetFlags.filter((_, index) => bits & (1 << index))

export const formOf = (options: Partial<PreChatForm>): PreChatForm => ({ ...usualForm, ...options })

function columns(sql: Sql, { reply_time, selected_feature_flags: flags, pre_chat_form_options, ...rest }: Settings) {
  const bits = flags && widgetFlags.reduce((sum, flag, index) => sum + (flags.includes(flag) ? 1 << index : 0), 0)
  const row = {
    ...rest,
    ...(reply_time ? { reply_time: replyTimes.indexOf(reply_time) } : {}),
    ...(bits === undefined ? {} : { feature_flags: bits }),
    ...(pre_chat_form_options ? { pre_chat_form_options: sql.json(pre_chat_form_options as postgres.JSONValue) } : {}),
  }
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number | boolean
  >
}

const keys = (row: Row, toAdministrator: boolean): ChannelKeys => ({
  channel_id: row.id,
  website_url: row.website_url,
  website_token: row.website_token,
  widget_color: row.widget_color,
  welcome_title: row.welcome_title,
  welcome_tagline: row.welcome_tagline,
  reply_time: replyTimes[row.reply_time] ?? 'in_a_few_minutes',
  allowed_domains: row.allowed_domains,
  web_widget_script: snippet(runtime().url, row.website_token),
  selected_feature_flags: flagsOf(row.feature_flags),
  hmac_mandatory: row.hmac_mandatory,
  pre_chat_form_enabled: row.pre_chat_form_enabled,
  pre_chat_form_options: formOf(row.pre_chat_form_options),
  continuity_via_email: row.continuity_via_email,
  consent_enabled: row.consent_enabled,
  consent_text: row.consent_text,
  consent_version: row.consent_version,
  ...(toAdministrator ? { hmac_token: hmacTokenOf(row) } : {}),
})

export const domainsOf = (allowed: string): string[] => allowed.split(',').filter(Boolean)
