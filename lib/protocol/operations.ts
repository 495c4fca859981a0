// Made by `npm run client` of what the API says of itself. Change the schemas of the operation, then make it anew.

export interface components {
  schemas: {
    Account: { id: number; name: string; slug: string; locale: "en" | "es" | "pt-BR" | "ar"; timezone: string; domain: string | null; support_email: string | null; status: "active" | "suspended"; settings: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; features: { [key: string]: true }; cache_keys: { label: string; inbox: string; team: string }; latest_chatwoot_version: null; subscribed_features: string[]; created_at: string }
    AccountUser: { account_id: number; user_id: number; role: "agent" | "administrator" }
    Action: { action_name: "send_message" | "add_private_note" | "send_attachment" | "assign_agent" | "assign_team" | "remove_assigned_agent" | "remove_assigned_team" | "add_label" | "remove_label" | "change_status" | "resolve_conversation" | "snooze_conversation" | "change_priority" | "mute_conversation" | "send_email_transcript" | "send_webhook_event"; action_params: (string | number)[] }
    ActionOutcome: { action_name: "send_message" | "add_private_note" | "send_attachment" | "assign_agent" | "assign_team" | "remove_assigned_agent" | "remove_assigned_team" | "add_label" | "remove_label" | "change_status" | "resolve_conversation" | "snooze_conversation" | "change_priority" | "mute_conversation" | "send_email_transcript" | "send_webhook_event"; error: string | null }
    Agent: { id: number; account_id: number; name: string; available_name: string; email: string; role: "agent" | "administrator"; confirmed: boolean; availability_status: "online" | "offline" | "busy"; auto_offline: boolean; thumbnail: string; provider: "email"; custom_role_id: null }
    AgentBotSlim: { id: number; account_id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; [key: string]: unknown }
    Arrival: { id: number; entrance: string; state: "waiting" | "done" | "failed"; reason: string | null; attempts: number; byte_size: number; message_id: number | null; received_at: string; kept: boolean }
    BotSender: { id: number; name: string; avatar_url: string; thumbnail: string; type: "agent_bot"; [key: string]: unknown }
    BusinessCalendar: { id: number; name: string; timezone: string; spans: { opens_at: string; closes_at: string; day_of_week: number }[]; holidays: ({ name: string; date: string; last_date: string | null; every_year: boolean; spans: { opens_at: string; closes_at: string }[] })[]; inbox_ids: number[]; is_open: boolean; opens_next_at: string | null; created_at: string; updated_at: string }
    Campaign: { id: number; title: string; description: string | null; account_id: number; inbox: components["schemas"]["Inbox"]; sender: components["schemas"]["Agent"] | null; message: string; template_params: { [key: string]: unknown }; campaign_status: "active" | "completed" | "processing" | "paused"; enabled: boolean; campaign_type: "ongoing" | "one_off"; trigger_rules: { url?: string; time_on_page?: number }; trigger_only_during_business_hours: boolean; scheduled_at?: string; audience?: ({ type: "Label" | "Segment"; id: number; name?: string })[]; purpose?: string; created_at: string; updated_at: string }
    CampaignRecipient: { contact_id: number; name: string | null; phone_number: string | null; email: string | null; state: "planned" | "sent" | "delivered" | "read" | "failed" | "skipped"; reason: string | null; conversation_id: number | null; updated_at: string }
    CannedResponse: { id: number; account_id: number; short_code: string; content: string; created_at: string; updated_at: string }
    Company: { id: number; name: string; domain: string | null; description: string | null; avatar_url: string; contacts_count: number; custom_attributes: { [key: string]: unknown }; last_activity_at: number | null; created_at: string; updated_at: string }
    ConnectionHop: { name: "imap.server" | "imap.connection" | "imap.login" | "imap.folders" | "smtp.server" | "smtp.connection" | "smtp.login" | "key" | "number" | "templates" | "secret" | "token" | "webhook"; state: "ok" | "failed" | "skipped"; trouble: "server_unknown" | "not_public" | "port_closed" | "no_answer" | "not_encrypted" | "certificate" | "login_refused" | "consent_gone" | "folder_missing" | "key_refused" | "number_unknown" | "other_number" | "account_unknown" | "secret_missing" | "nothing_heard" | "webhook_elsewhere" | "webhook_failing" | "not_set" | "other" | null; error: string | null }
    Consent: { id: number; contact_id: number; channel: string; purpose: string; given: boolean; source: string; user_id: number | null; given_at: string; created_at: string }
    Contact: { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; company_id: number | null; blocked: boolean; thumbnail: string; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; availability_status: "online" | "offline"; last_activity_at: number | null; created_at: number; contact_inboxes?: { source_id: string; inbox: components["schemas"]["InboxSlim"] }[]; labels?: string[]; company?: { id: number; name: string } | null }
    ContactFigures: { conversations: number; open: number; first_contact_at: number | null; first_response_seconds: number | null }
    ContactSender: { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; company_id: number | null; blocked: boolean; thumbnail: string; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; type: "contact" }
    Conversation: { id: number; account_id: number; uuid: string; inbox_id: number; status: "open" | "resolved" | "pending" | "snoozed"; priority: "low" | "medium" | "high" | "urgent" | null; can_reply: boolean; muted: boolean; unread_count: number; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; labels: string[]; snoozed_until: number | null; waiting_since: number; first_reply_created_at: number | null; agent_last_seen_at: number; assignee_last_seen_at: number; contact_last_seen_at: number; last_activity_at: number; timestamp: number; created_at: number; updated_at: number; messages: components["schemas"]["MessagePush"][]; last_non_activity_message: components["schemas"]["MessagePush"] | null; sla_policy_id: number | null; meta: { sender: components["schemas"]["Contact"]; channel: string; assignee?: components["schemas"]["Agent"] | components["schemas"]["AgentBotSlim"]; assignee_type?: "User" | "AgentBot"; team?: components["schemas"]["Team"]; hmac_verified: boolean } }
    CustomAttributeDefinition: { id: number; attribute_display_name: string; attribute_display_type: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description: string | null; attribute_key: string; regex_pattern: string | null; regex_cue: string | null; attribute_values: string[]; attribute_model: "conversation_attribute" | "contact_attribute"; default_value: null; created_at: string; updated_at: string }
    CustomFilter: { id: number; name: string; filter_type: "conversation" | "contact" | "report"; query: { [key: string]: unknown }; created_at: string; updated_at: string }
    DashboardApp: { id: number; title: string; content: { type: "frame"; url: string }[]; created_at: string }
    Inbox: { id: number; name: string; channel_id: number; channel_type: string; traits: { reply_window: number | null; templates: boolean; campaigns: "ongoing" | "one_off" | null; formatting: ("bold" | "italic" | "strike" | "code" | "link" | "list" | "quote" | "code_block")[]; recipients: boolean; voice: string[]; files: { type: string; most: number }[] }; avatar_url: string; greeting_enabled: boolean; greeting_message: string | null; working_hours_enabled: boolean; out_of_office_message: string | null; timezone: string; working_hours: ({ day_of_week: number; closed_all_day: boolean; open_hour: number | null; open_minutes: number | null; close_hour: number | null; close_minutes: number | null; open_all_day: boolean })[]; enable_email_collect: boolean; csat_survey_enabled: boolean; csat_config: { [key: string]: unknown }; allow_messages_after_resolved: boolean; lock_to_single_conversation: boolean; enable_auto_assignment: boolean; auto_assignment_config: { [key: string]: unknown }; sender_name_type: "friendly" | "professional"; business_name: string | null; business_calendar_id: number | null; portal_id: number | null; callback_webhook_url: string | null; website_url: string | null; website_token: string | null; widget_color: string | null; welcome_title: string | null; welcome_tagline: string | null; reply_time: "in_a_few_minutes" | "in_a_few_hours" | "in_a_day" | null; allowed_domains: string | null; web_widget_script: string | null; selected_feature_flags: ("attachments" | "emoji_picker" | "end_conversation" | "use_inbox_avatar_for_bot" | "allow_mobile_webview")[] | null; hmac_mandatory: boolean | null; messaging_service_sid: string | null; phone_number: string | null; provider: string | null; hmac_token?: string; secret?: string; pre_chat_form_enabled?: boolean; pre_chat_form_options?: { pre_chat_message: string; pre_chat_fields: ({ field_type: "standard" | "contact_attribute" | "conversation_attribute"; name: string; type: string; label: string; placeholder?: string | null; required?: boolean; enabled?: boolean; values?: unknown[] | null; regex_pattern?: string | null; regex_cue?: string | null; locale?: string | null; [key: string]: unknown })[] }; continuity_via_email?: boolean; consent_enabled?: boolean; consent_text?: string; consent_version?: number; inbox_identifier?: string; webhook_url?: string | null; additional_attributes?: { [key: string]: unknown }; email?: string; forwarding_enabled?: boolean; forward_to_email?: string; reauthorization_required?: boolean; reopen_days?: number | null; verified_for_sending?: boolean; quote_history?: boolean; imap_enabled?: boolean; imap_address?: string; imap_port?: number; imap_login?: string; imap_password?: string; imap_enable_ssl?: boolean; imap_authentication?: string; imap_folders?: string[]; smtp_enabled?: boolean; smtp_address?: string; smtp_port?: number; smtp_login?: string; smtp_password?: string; smtp_domain?: string; smtp_enable_starttls_auto?: boolean; smtp_enable_ssl_tls?: boolean; smtp_authentication?: string; smtp_openssl_verify_mode?: string; polled_at?: string | null; trouble?: string | null; trouble_since?: string | null; message_templates?: { id?: string; name: string; language: string; status: string; category?: string; namespace?: string; parameter_format?: string; components: { type: string; format?: string; text?: string; buttons?: { type: string; text?: string; url?: string; phone_number?: string; [key: string]: unknown }[]; [key: string]: unknown }[]; [key: string]: unknown }[]; message_templates_last_updated?: string | null; provider_config?: { [key: string]: unknown }; heard_at?: string | null; bot_name?: string; bot_token?: string }
    InboxSlim: { id: number; avatar_url: string; channel_id: number; name: string; channel_type: string; provider: string | null }
    InboxStanding: { inbox_id: number; received_at: string | null; sent_at: string | null; receive_failure: { at: string; reason: string | null } | null; send_failure: ({ at: string; reason: string | null } | null) & ({ conversation_id: number } | null); unreadable: number; waiting: number }
    IntegrationApp: { id: string; name: string; description: string; short_description: string; enabled: boolean; hooks: components["schemas"]["IntegrationHook"][]; hook_type?: "account" | "inbox"; allow_multiple_hooks?: boolean; settings_json_schema?: { [key: string]: unknown }; logo?: string; i18n_key?: string; action?: string; button?: string }
    IntegrationHook: { id: number; app_id: string; status: boolean; inbox: { id: number; name: string } | null; account_id: number; hook_type: "account" | "inbox"; reference_id: string | null; settings?: { [key: string]: unknown } }
    Invitation: { id: number; email: string; name: string; role: "agent" | "administrator"; expires_at: string; created_at: string }
    Label: { id: number; title: string; description: string | null; color: string; show_on_sidebar: boolean }
    Macro: { id: number; account_id: number; name: string; visibility: "personal" | "global"; created_by?: components["schemas"]["Agent"]; updated_by?: components["schemas"]["Agent"]; actions: components["schemas"]["Action"][]; files: { id: number; macro_id: number; account_id: number; blob_id: number; file_type: string; file_url: string; filename: string }[] }
    Mail: { id: number; to: string; subject: string; text: string | null; status: "queued" | "captured" | "sent" | "failed"; error: string | null; created_at: string }
    Message: { id: number; content: string | null; content_html: string; inbox_id: number; conversation_id: number; message_type: 0 | 1 | 2 | 3; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; private: boolean; source_id: string | null; echo_id?: string; created_at: number; sender?: components["schemas"]["UserSender"] | components["schemas"]["ContactSender"] | components["schemas"]["BotSender"]; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[] }
    MessagePush: { id: number; content: string | null; content_html: string; inbox_id: number; conversation_id: number; message_type: 0 | 1 | 2 | 3; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; private: boolean; source_id: string | null; echo_id?: string; created_at: number; sender?: components["schemas"]["UserSender"] | components["schemas"]["ContactSender"] | components["schemas"]["BotSender"]; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; account_id: number; updated_at: string; processed_message_content: string | null; external_source_ids: { [key: string]: never }; sentiment: { [key: string]: never }; sender_type: "User" | "Contact" | "AgentBot" | null; sender_id: number | null; additional_attributes: { [key: string]: unknown }; conversation: { assignee_id: number | null; status: "open" | "resolved" | "pending" | "snoozed"; unread_count: number; last_activity_at: number; waiting_since: number; first_reply_created_at: number | null; contact_inbox: { source_id: string } } }
    Note: { id: number; content: string; account_id: number; contact_id: number; user?: components["schemas"]["Agent"]; created_at: number; updated_at: number }
    PlatformAccount: { id: number; name: string; slug: string; locale: "en" | "es" | "pt-BR" | "ar"; timezone: string; domain: string | null; support_email: string | null; features: { [key: string]: true }; custom_attributes: { [key: string]: unknown }; limits: { [key: string]: unknown }; status: "active" | "suspended" }
    Profile: { id: number; uid: string; email: string; name: string; display_name: string | null; available_name: string; avatar_url: string; confirmed: boolean; access_token: string; pubsub_token: string; account_id: number | null; role: "agent" | "administrator" | null; inviter_id: number | null; provider: "email"; type: null; message_signature: string | null; ui_settings: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; accounts: ({ id: number; name: string; status: "active" | "suspended"; active_at: string | null; role: "agent" | "administrator"; permissions: ("agent" | "administrator")[]; availability: "online" | "offline" | "busy"; availability_status: "online" | "offline" | "busy"; auto_offline: boolean; custom_role_id: null; custom_role: null })[] }
    ScheduledMessage: { id: number; conversation_id: number; sender: { id: number; name: string }; content: string; in_reply_to: number | null; send_at: number; cancel_on_reply: boolean; status: "waiting" | "sent" | "cancelled" | "failed"; reason: "customer_replied" | "cannot_reply" | "not_allowed" | "refused" | null; created_at: number; updated_at: number }
    Session: { id: number; browser_name: string; browser_version: string; device_name: string; platform_name: string; platform_version: string; ip_address: string | null; city: null; country: null; country_code: null; last_activity_at: string; created_at: string; current: boolean }
    Team: { id: number; account_id: number; name: string; description: string | null; allow_auto_assign: boolean; is_member: boolean }
    UserSender: { id: number; name: string; available_name: string; avatar_url: string; thumbnail: string; availability_status: "online" | "offline" | "busy"; type: "user" }
    Webhook: { id: number; account_id: number; name: string | null; url: string; subscriptions: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[]; secret: string; signing_secret: string; inbox?: { id: number; name: string } }
    WebhookDelivery: { id: number; uid: string; event: string; receiver: { kind: "webhook" | "inbox" | "bot"; id: number }; inbox_id: number | null; conversation_id: number | null; contact_id: number | null; message_id: number | null; state: "waiting" | "delivered" | "failed"; tries: number; next_at: string | null; last_attempt: { at: string; duration_ms: number; url: string; status: number | null; reason: "status" | "redirect" | "gone" | "later" | "timeout" | "refused" | "failed" | "no_address" | null; response: string } | null; created_at: string; finished_at: string | null }
    WebhookReceiver: { id: number; receiver: { kind: "webhook" | "inbox" | "bot"; id: number }; waiting: number; failing_since: string | null; disabled_at: string | null; disabled_reason: "gone" | "failing" | "backlog" | "by_hand" | null }
    WholeWebhookDelivery: { id: number; uid: string; event: string; receiver: { kind: "webhook" | "inbox" | "bot"; id: number }; inbox_id: number | null; conversation_id: number | null; contact_id: number | null; message_id: number | null; state: "waiting" | "delivered" | "failed"; tries: number; next_at: string | null; last_attempt: { at: string; duration_ms: number; url: string; status: number | null; reason: "status" | "redirect" | "gone" | "later" | "timeout" | "refused" | "failed" | "no_address" | null; response: string } | null; created_at: string; finished_at: string | null; payload: { [key: string]: unknown }; attempts: ({ at: string; duration_ms: number; url: string; status: number | null; reason: "status" | "redirect" | "gone" | "later" | "timeout" | "refused" | "failed" | "no_address" | null; response: string })[] }
  }
  responses: {
    Forbidden: { content: { "application/json": { error: string } } }
    Invalid: { content: { "application/json": { message: string; attributes: string[] } } }
    NotFound: { content: { "application/json": { error: string } } }
    Unauthenticated: { content: { "application/json": { error: string } } }
  }
}

export interface paths {
  "/api/cron/daily": {
    /** Asks for what recurs. For the scheduler. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { ran: number } } } }
    }
  }
  "/api/cron/dispatch": {
    /** Hands on what happened and runs what waits. For the scheduler. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { ran: number } } } }
    }
  }
  "/api/docs": {
    /** The same, to be read. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never } }
    }
  }
  "/api/jobs/drain": {
    /** The same, asked for by QStash and signed by it. */
    post: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { ran: number } } } }
    }
  }
  "/api/openapi.json": {
    /** This description of the API. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { openapi: "3.1.0"; [key: string]: unknown } } } }
    }
  }
  "/api/v1/accounts": {
    /** Makes an account and its first administrator, where the installation allows it, and begins a session. */
    post: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { account_name: string; user_full_name: string; email: string; password: string; locale?: "en" | "es" | "pt-BR" | "ar" } } }
      responses: { 200: { content: { "application/json": { data: components["schemas"]["Profile"] } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}": {
    /** The account. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Account"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of the account. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; slug?: string; locale?: "en" | "es" | "pt-BR" | "ar"; timezone?: string; domain?: string | null; support_email?: string | null; auto_resolve_after?: number | null; auto_resolve_message?: string | null; auto_resolve_ignore_waiting?: boolean; auto_resolve_label?: string | null; audio_transcriptions?: boolean; reporting_timezone?: string | null; keep_pending_on_bot_failure?: boolean; captain_auto_resolve_mode?: "evaluated" | "legacy" | "disabled"; conversation_required_attributes?: string[]; captain_models?: { [key: string]: string | null }; captain_features?: { [key: string]: boolean }; website?: string | null; industry?: string | null; company_size?: string | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Account"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of the account. For administrators. */
    put: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; slug?: string; locale?: "en" | "es" | "pt-BR" | "ar"; timezone?: string; domain?: string | null; support_email?: string | null; auto_resolve_after?: number | null; auto_resolve_message?: string | null; auto_resolve_ignore_waiting?: boolean; auto_resolve_label?: string | null; audio_transcriptions?: boolean; reporting_timezone?: string | null; keep_pending_on_bot_failure?: boolean; captain_auto_resolve_mode?: "evaluated" | "legacy" | "disabled"; conversation_required_attributes?: string[]; captain_models?: { [key: string]: string | null }; captain_features?: { [key: string]: boolean }; website?: string | null; industry?: string | null; company_size?: string | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Account"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/actions/contact_merge": {
    /** Makes one contact of two: all that is of the mergee becomes the base’s, and the mergee is gone. `merge_id` undoes it. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { base_contact_id: number | string; mergee_contact_id: number | string } } }
      responses: { 200: { content: { "application/json": { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; company_id: number | null; blocked: boolean; thumbnail: string; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; availability_status: "online" | "offline"; last_activity_at: number | null; created_at: number; contact_inboxes?: { source_id: string; inbox: components["schemas"]["InboxSlim"] }[]; labels?: string[]; company?: { id: number; name: string } | null; merge_id: number | null } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/actions/contact_merge/preview": {
    /** What merging two contacts would make of the base, and how much would move to it. Nothing is changed. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { base_contact_id: number | string; mergee_contact_id: number | string } } }
      responses: { 200: { content: { "application/json": { contact: components["schemas"]["Contact"]; conversations: number; contact_inboxes: number; notes: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/actions/contact_merge/{id}/undo": {
    /** Makes two contacts of one that was merged within the last 30 days. Answers the one that is there again. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Contact"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agent_bots": {
    /** The bots of the account; their tokens for administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": ({ id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string })[] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a bot. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown } } | { agent_bot: { name: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agent_bots/{id}": {
    /** Takes a bot away. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One bot. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a bot. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown } } | { agent_bot: { name?: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a bot. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown } } | { agent_bot: { name?: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agent_bots/{id}/reset_access_token": {
    /** Gives a bot a new token. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agent_bots/{id}/reset_secret": {
    /** Gives a bot a new secret. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agents": {
    /** The members of the account. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Invites somebody by mail; they are a member once they accept. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name?: string; email: string; role?: "agent" | "administrator" } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Invitation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agents/bulk_create": {
    /** Invites up to 50 people as agents, each by mail; members are left out. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { emails: string[] } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/agents/{id}": {
    /** Takes a member out of the account. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the role or the availability of a member. For administrators, and for members about themselves. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { role?: "agent" | "administrator"; availability?: "online" | "offline" | "busy"; auto_offline?: boolean } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the role or the availability of a member. For administrators, and for members about themselves. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { role?: "agent" | "administrator"; availability?: "online" | "offline" | "busy"; auto_offline?: boolean } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/assignable_agents": {
    /** Who can be assigned conversations of all of these inboxes. */
    get: {
      parameters: { path: { account_id: number | string }; query: { "inbox_ids[]": (number | string)[] }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; account_id: number; name: string; available_name: string; email: string; role: "agent" | "administrator"; confirmed: boolean; availability_status: "online" | "offline" | "busy"; auto_offline: boolean; thumbnail: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/assignment_policies": {
    /** The assignment policies of the account. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": ({ id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number })[] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds an assignment policy. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; description?: string | null; assignment_order?: "round_robin" | "balanced"; conversation_priority?: "earliest_created" | "longest_waiting"; fair_distribution_limit?: number; fair_distribution_window?: number; enabled?: boolean } | { assignment_policy: { name: string; description?: string | null; assignment_order?: "round_robin" | "balanced"; conversation_priority?: "earliest_created" | "longest_waiting"; fair_distribution_limit?: number; fair_distribution_window?: number; enabled?: boolean } } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/assignment_policies/{id}": {
    /** Deletes an assignment policy. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One assignment policy. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes an assignment policy. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; assignment_order?: "round_robin" | "balanced"; conversation_priority?: "earliest_created" | "longest_waiting"; fair_distribution_limit?: number; fair_distribution_window?: number; enabled?: boolean } | { assignment_policy: { name?: string; description?: string | null; assignment_order?: "round_robin" | "balanced"; conversation_priority?: "earliest_created" | "longest_waiting"; fair_distribution_limit?: number; fair_distribution_window?: number; enabled?: boolean } } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes an assignment policy. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; assignment_order?: "round_robin" | "balanced"; conversation_priority?: "earliest_created" | "longest_waiting"; fair_distribution_limit?: number; fair_distribution_window?: number; enabled?: boolean } | { assignment_policy: { name?: string; description?: string | null; assignment_order?: "round_robin" | "balanced"; conversation_priority?: "earliest_created" | "longest_waiting"; fair_distribution_limit?: number; fair_distribution_window?: number; enabled?: boolean } } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/assignment_policies/{id}/inboxes": {
    /** The inboxes that go by the policy. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { inboxes: components["schemas"]["Inbox"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes an inbox go by the policy. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { inbox_id: number | string } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/assignment_policies/{id}/inboxes/{inbox_id}": {
    /** Makes an inbox go by no policy. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string; inbox_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/bulk_actions": {
    /** The newest bulk actions of the member, and how far each has come. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; type: "Conversation" | "Contact"; status: "queued" | "running" | "completed" | "cancelled" | "failed"; total: number; processed: number; succeeded: number; failed: number; errors: { id: number; message: string }[]; created_at: string; updated_at: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes, labels or deletes many conversations or contacts: those with these ids, or all that a filter finds. A job does it. Deleting is for administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { type: "Conversation"; ids?: (number | string)[]; payload?: ({ attribute_key: string; filter_operator: "equal_to" | "not_equal_to" | "contains" | "does_not_contain" | "starts_with" | "is_present" | "is_not_present" | "is_greater_than" | "is_less_than" | "days_before"; values: (string | number | boolean)[]; query_operator?: "and" | "or"; custom_attribute_type?: "conversation_attribute" | "contact_attribute" })[]; query?: { assignee_type?: "me" | "unassigned" | "assigned" | "all"; status?: "open" | "resolved" | "pending" | "snoozed" | "all"; inbox_id?: number | string; labels?: string | string[]; team_id?: number | string; conversation_type?: "mention" | "participating" | "unattended"; source_id?: string; q?: never; updated_within?: never }; fields?: { status?: "open" | "resolved" | "pending" | "snoozed"; assignee_id?: number | string | null; team_id?: number | string | null; priority?: "low" | "medium" | "high" | "urgent" | null }; labels?: { add?: string | string[]; remove?: string | string[] }; snoozed_until?: number | null; action_name?: "delete" } | { type: "Contact"; ids?: (number | string)[]; payload?: ({ attribute_key: string; filter_operator: "equal_to" | "not_equal_to" | "contains" | "does_not_contain" | "starts_with" | "is_present" | "is_not_present" | "is_greater_than" | "is_less_than" | "days_before"; values: (string | number | boolean)[]; query_operator?: "and" | "or"; custom_attribute_type?: "conversation_attribute" | "contact_attribute" })[]; query?: { labels?: string | string[] }; fields?: { status?: "open" | "resolved" | "pending" | "snoozed"; assignee_id?: number | string | null; team_id?: number | string | null; priority?: "low" | "medium" | "high" | "urgent" | null }; labels?: { add?: string | string[]; remove?: string | string[] }; snoozed_until?: number | null; action_name?: "delete"; consent?: { channel: string; purpose?: string; given: boolean; source: string; given_at?: string } } } }
      responses: { 200: { content: { "application/json": { id: number; type: "Conversation" | "Contact"; status: "queued" | "running" | "completed" | "cancelled" | "failed"; total: number; processed: number; succeeded: number; failed: number; errors: { id: number; message: string }[]; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/bulk_actions/{id}": {
    /** How far a bulk action of the member has come. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; type: "Conversation" | "Contact"; status: "queued" | "running" | "completed" | "cancelled" | "failed"; total: number; processed: number; succeeded: number; failed: number; errors: { id: number; message: string }[]; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/bulk_actions/{id}/cancel": {
    /** Leaves the rest of a bulk action undone. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; type: "Conversation" | "Contact"; status: "queued" | "running" | "completed" | "cancelled" | "failed"; total: number; processed: number; succeeded: number; failed: number; errors: { id: number; message: string }[]; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/business_calendars": {
    /** The calendars of the account. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["BusinessCalendar"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a calendar, which the named inboxes keep in place of their own hours. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; timezone: string; spans?: { opens_at: string; closes_at: string; day_of_week: number }[]; holidays?: ({ name: string; date: string; last_date?: string | null; every_year?: boolean; spans?: { opens_at: string; closes_at: string }[] })[]; inbox_ids?: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["BusinessCalendar"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/business_calendars/{id}": {
    /** Deletes a calendar; inboxes that kept it keep their own hours again. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One calendar. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["BusinessCalendar"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of a calendar. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; timezone?: string; spans?: { opens_at: string; closes_at: string; day_of_week: number }[]; holidays?: ({ name: string; date: string; last_date?: string | null; every_year?: boolean; spans?: { opens_at: string; closes_at: string }[] })[]; inbox_ids?: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["BusinessCalendar"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of a calendar. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; timezone?: string; spans?: { opens_at: string; closes_at: string; day_of_week: number }[]; holidays?: ({ name: string; date: string; last_date?: string | null; every_year?: boolean; spans?: { opens_at: string; closes_at: string }[] })[]; inbox_ids?: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["BusinessCalendar"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/cache_keys": {
    /** Keys of what clients keep of labels, inboxes and teams: each changes with what it stands for. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { cache_keys: { label: string; inbox: string; team: string } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns": {
    /** The campaigns, newest first. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a campaign, of the kind that the inbox’s channel has. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { title: string; description?: string | null; message: string; sender_id?: number | string | null; enabled?: boolean; trigger_rules?: { url?: string; time_on_page?: number }; trigger_only_during_business_hours?: boolean; scheduled_at?: string | null; audience?: ({ type: "Label" | "Segment"; id: number | string })[]; template_params?: { [key: string]: unknown } | null; purpose?: string; inbox_id: number | string } | { campaign: { title: string; description?: string | null; message: string; sender_id?: number | string | null; enabled?: boolean; trigger_rules?: { url?: string; time_on_page?: number }; trigger_only_during_business_hours?: boolean; scheduled_at?: string | null; audience?: ({ type: "Label" | "Segment"; id: number | string })[]; template_params?: { [key: string]: unknown } | null; purpose?: string; inbox_id: number | string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/reach": {
    /** To how many a one-off campaign would go now, and why not to the others of its audience. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { inbox_id: number | string; audience: ({ type: "Label" | "Segment"; id: number | string })[]; purpose?: string; campaign_id?: number | string } } }
      responses: { 200: { content: { "application/json": { audience: number; recipients: number; no_consent: number; withdrawn: number; blocked: number; no_address: number; duration: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/{id}": {
    /** Deletes a campaign; what it has said stays. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One campaign. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a campaign that has not been sent. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { title?: string; description?: string | null; message?: string; sender_id?: number | string | null; enabled?: boolean; trigger_rules?: { url?: string; time_on_page?: number }; trigger_only_during_business_hours?: boolean; scheduled_at?: string | null; audience?: ({ type: "Label" | "Segment"; id: number | string })[]; template_params?: { [key: string]: unknown } | null; purpose?: string; inbox_id?: number | string } | { campaign: { title?: string; description?: string | null; message?: string; sender_id?: number | string | null; enabled?: boolean; trigger_rules?: { url?: string; time_on_page?: number }; trigger_only_during_business_hours?: boolean; scheduled_at?: string | null; audience?: ({ type: "Label" | "Segment"; id: number | string })[]; template_params?: { [key: string]: unknown } | null; purpose?: string; inbox_id?: number | string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a campaign that has not been sent. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { title?: string; description?: string | null; message?: string; sender_id?: number | string | null; enabled?: boolean; trigger_rules?: { url?: string; time_on_page?: number }; trigger_only_during_business_hours?: boolean; scheduled_at?: string | null; audience?: ({ type: "Label" | "Segment"; id: number | string })[]; template_params?: { [key: string]: unknown } | null; purpose?: string; inbox_id?: number | string } | { campaign: { title?: string; description?: string | null; message?: string; sender_id?: number | string | null; enabled?: boolean; trigger_rules?: { url?: string; time_on_page?: number }; trigger_only_during_business_hours?: boolean; scheduled_at?: string | null; audience?: ({ type: "Label" | "Segment"; id: number | string })[]; template_params?: { [key: string]: unknown } | null; purpose?: string; inbox_id?: number | string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/{id}/cancel": {
    /** Ends a one-off campaign; who was not written to is left out. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/{id}/pause": {
    /** Holds a one-off campaign where it stands. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/{id}/recipients": {
    /** Whom a one-off campaign goes to, and what became of it for each. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { state?: "planned" | "sent" | "delivered" | "read" | "failed" | "skipped"; reason?: string; after?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["CampaignRecipient"][]; meta: { counts: { [key: string]: number }; reasons: ({ state: "planned" | "sent" | "delivered" | "read" | "failed" | "skipped"; reason: string; count: number })[]; next_after: number | null } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/{id}/recipients/file": {
    /** The same as a CSV of all of them. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/campaigns/{id}/resume": {
    /** Lets a campaign that was paused go on with those who were not written to. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/canned_responses": {
    /** The canned responses, those first whose code begins with what is searched for. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { search?: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["CannedResponse"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a canned response. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { short_code: string; content: string } | { canned_response: { short_code: string; content: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CannedResponse"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/canned_responses/{id}": {
    /** Deletes a canned response. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a canned response. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { short_code?: string; content?: string } | { canned_response: { short_code?: string; content?: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CannedResponse"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a canned response. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { short_code?: string; content?: string } | { canned_response: { short_code?: string; content?: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CannedResponse"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/changes": {
    /** What happened after a number of the log that the member may see; waits for it up to 25 seconds. 410: load everything afresh. */
    get: {
      parameters: { path: { account_id: number | string }; query: { cursor: number; wait?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { cursor: number; events: { seq: number; event: string; data: { account_id: number; [key: string]: unknown } }[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/channel_kinds": {
    /** The kinds of channels, with the settings of each, from which a form can be drawn. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ type: string; channel_type: string; traits: { [key: string]: unknown }; testable: boolean; consents: { provider: string; missing: string[]; callback: string }[]; fields: ({ name: string; kind: "text" | "email" | "secret" | "number" | "flag" | "choice" | "list" | "object"; required: boolean; choices?: string[]; usual?: unknown })[] })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies": {
    /** The companies, 25 a page. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { page?: number; sort?: "name" | "-name" | "domain" | "-domain" | "created_at" | "-created_at" | "contacts_count" | "-contacts_count" | "last_activity_at" | "-last_activity_at" }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { total_count: number; page: number }; payload: components["schemas"]["Company"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a company. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; domain?: string | null; description?: string | null; custom_attributes?: { [key: string]: unknown }; avatar?: string } | { company: { name: string; domain?: string | null; description?: string | null; custom_attributes?: { [key: string]: unknown }; avatar?: string } } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Company"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/search": {
    /** The companies with a text in their name or domain. */
    get: {
      parameters: { path: { account_id: number | string }; query: { page?: number; sort?: "name" | "-name" | "domain" | "-domain" | "created_at" | "-created_at" | "contacts_count" | "-contacts_count" | "last_activity_at" | "-last_activity_at"; q: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { count: number; current_page: number }; payload: components["schemas"]["Company"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}": {
    /** Deletes a company; its contacts stay. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One company. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Company"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a company; custom attributes are merged into those it has. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; domain?: string | null; description?: string | null; custom_attributes?: { [key: string]: unknown }; avatar?: string } | { company: { name?: string; domain?: string | null; description?: string | null; custom_attributes?: { [key: string]: unknown }; avatar?: string } } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Company"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a company; custom attributes are merged into those it has. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; domain?: string | null; description?: string | null; custom_attributes?: { [key: string]: unknown }; avatar?: string } | { company: { name?: string; domain?: string | null; description?: string | null; custom_attributes?: { [key: string]: unknown }; avatar?: string } } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Company"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/avatar": {
    /** Takes the picture of a company away. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Company"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/contacts": {
    /** The contacts of a company that the member may see, 15 a page. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { page?: number; q?: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { total_count: number; page: number }; payload: ({ id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; company_id: number | null; blocked: boolean; thumbnail: string; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; availability_status: "online" | "offline"; last_activity_at: number | null; created_at: number; contact_inboxes?: { source_id: string; inbox: components["schemas"]["InboxSlim"] }[]; labels?: string[]; company: components["schemas"]["Company"] | null; linked_to_current_company: boolean })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes a contact one of the company’s; it leaves the company that it was in. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { contact_id: number | string } } }
      responses: { 200: { content: { "application/json": { payload: { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; company_id: number | null; blocked: boolean; thumbnail: string; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; availability_status: "online" | "offline"; last_activity_at: number | null; created_at: number; contact_inboxes?: { source_id: string; inbox: components["schemas"]["InboxSlim"] }[]; labels?: string[]; company: components["schemas"]["Company"] | null; linked_to_current_company: boolean } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/contacts/search": {
    /** Contacts who could become the company’s, and whether they are already. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query: { page?: number; q: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { count: number; current_page: number; has_more: boolean }; payload: ({ id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; company_id: number | null; blocked: boolean; thumbnail: string; additional_attributes: { [key: string]: unknown }; custom_attributes: { [key: string]: unknown }; availability_status: "online" | "offline"; last_activity_at: number | null; created_at: number; contact_inboxes?: { source_id: string; inbox: components["schemas"]["InboxSlim"] }[]; labels?: string[]; company: components["schemas"]["Company"] | null; linked_to_current_company: boolean })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/contacts/{contact_id}": {
    /** Takes a contact out of a company. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/conversations": {
    /** The conversations with the contacts of a company, the latest activity first, 25 a page. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { total_count: number; page: number }; payload: components["schemas"]["Conversation"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/destroy_custom_attributes": {
    /** Takes custom attributes off a company. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attributes: string[] } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Company"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/companies/{id}/notes": {
    /** What has been noted about the contacts of a company, newest first, 25 a page. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { total_count: number; page: number }; payload: components["schemas"]["Note"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/connection_tests": {
    /** Tries settings of a channel step by step, and keeps nothing. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { channel: { type?: string; [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": { hops: components["schemas"]["ConnectionHop"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts": {
    /** The contacts that the member may see, a page of them. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { include_contact_inboxes?: string; include_details?: string; page?: number; per_page?: number; sort?: "name" | "-name" | "email" | "-email" | "phone_number" | "-phone_number" | "last_activity_at" | "-last_activity_at" | "created_at" | "-created_at" | "company_name" | "-company_name" | "city" | "-city" | "country" | "-country"; labels?: string | string[] }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { count: number; current_page: number }; payload: components["schemas"]["Contact"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a contact, and makes them known to an inbox. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; identifier?: string | null; blocked?: boolean; additional_attributes?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown }; inbox_id?: number | string | null; source_id?: string | null; avatar?: string; avatar_url?: string | null } } }
      responses: { 200: { content: { "application/json": { payload: { contact: components["schemas"]["Contact"]; contact_inbox: { inbox: components["schemas"]["Inbox"] | null; source_id: string | null } } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/active": {
    /** The contacts who are online. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { include_contact_inboxes?: string; include_details?: string; page?: number; per_page?: number; sort?: "name" | "-name" | "email" | "-email" | "phone_number" | "-phone_number" | "last_activity_at" | "-last_activity_at" | "created_at" | "-created_at" | "company_name" | "-company_name" | "city" | "-city" | "country" | "-country"; labels?: string | string[]; q?: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { count: number; current_page: number }; payload: components["schemas"]["Contact"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/export": {
    /** Writes contacts into a CSV: all, those that conditions hold for, those with a label, or those with these ids. A job does it, and mails a link. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { column_names?: string[] | null; payload?: ({ attribute_key: string; filter_operator: "equal_to" | "not_equal_to" | "contains" | "does_not_contain" | "starts_with" | "is_present" | "is_not_present" | "is_greater_than" | "is_less_than" | "days_before"; values: (string | number | boolean)[]; query_operator?: "and" | "or"; custom_attribute_type?: "conversation_attribute" | "contact_attribute" })[] | null; label?: string | string[] | null; ids?: (number | string)[] | null } } }
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "expired" | "cancelled"; column_names: string[]; total_records: number; processed_records: number; file_url: string | null; expires_at: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/exports": {
    /** The newest exports of contacts that the administrator has asked for, and how far each has come. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "expired" | "cancelled"; column_names: string[]; total_records: number; processed_records: number; file_url: string | null; expires_at: string | null; created_at: string; updated_at: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/exports/{id}": {
    /** How far an export of contacts has come. For the administrator who asked for it. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "expired" | "cancelled"; column_names: string[]; total_records: number; processed_records: number; file_url: string | null; expires_at: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/exports/{id}/cancel": {
    /** Leaves the rest of an export unwritten. For the administrator who asked for it. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "expired" | "cancelled"; column_names: string[]; total_records: number; processed_records: number; file_url: string | null; expires_at: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/exports/{id}/file": {
    /** The CSV, for 24 hours. For the administrator who asked for it. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/filter": {
    /** The contacts that conditions hold for. */
    post: {
      parameters: { path: { account_id: number | string }; query?: { include_contact_inboxes?: string; include_details?: string; page?: number; per_page?: number; sort?: "name" | "-name" | "email" | "-email" | "phone_number" | "-phone_number" | "last_activity_at" | "-last_activity_at" | "created_at" | "-created_at" | "company_name" | "-company_name" | "city" | "-city" | "country" | "-country"; labels?: string | string[]; q?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { payload: ({ attribute_key: string; filter_operator: "equal_to" | "not_equal_to" | "contains" | "does_not_contain" | "starts_with" | "is_present" | "is_not_present" | "is_greater_than" | "is_less_than" | "days_before"; values: (string | number | boolean)[]; query_operator?: "and" | "or"; custom_attribute_type?: "conversation_attribute" | "contact_attribute" })[]; page?: number } } }
      responses: { 200: { content: { "application/json": { meta: { count: number; current_page: number }; payload: components["schemas"]["Contact"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/import": {
    /** Brings in contacts from a table in a file (CSV in any usual encoding and with any usual delimiter). A job does it; `dry_run` only looks. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { mapping?: { [key: string]: string | null } | (string | null)[]; dry_run?: boolean; encoding?: string; delimiter?: string; import_file: string } } }
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; file_name: string; encoding: string; delimiter: string; columns: ({ header: string; target: string | null; sample: string[] })[]; dry_run: boolean; total_records: number; processed_records: number; created: number; updated: number; failed: number; errors_url: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/imports": {
    /** The newest imports of contacts. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; file_name: string; encoding: string; delimiter: string; columns: ({ header: string; target: string | null; sample: string[] })[]; dry_run: boolean; total_records: number; processed_records: number; created: number; updated: number; failed: number; errors_url: string | null; created_at: string; updated_at: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/imports/{id}": {
    /** How far an import of contacts has come. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; file_name: string; encoding: string; delimiter: string; columns: ({ header: string; target: string | null; sample: string[] })[]; dry_run: boolean; total_records: number; processed_records: number; created: number; updated: number; failed: number; errors_url: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/imports/{id}/cancel": {
    /** Leaves the rows that have not had their turn out. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; file_name: string; encoding: string; delimiter: string; columns: ({ header: string; target: string | null; sample: string[] })[]; dry_run: boolean; total_records: number; processed_records: number; created: number; updated: number; failed: number; errors_url: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/imports/{id}/errors.csv": {
    /** The rows that failed, as CSV, with the line of each in the table and the reason. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/imports/{id}/preview": {
    /** What a dry run has found of the first rows of each outcome: 20 at most. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ row: number; outcome: "created" | "updated" | "failed"; cells: string[]; reason: string | null; contact: { id: number; name: string | null } | null })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/imports/{id}/start": {
    /** Brings in what a dry run has looked at; with `dry_run` it looks again. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { mapping?: { [key: string]: string | null } | (string | null)[]; dry_run?: boolean } } }
      responses: { 200: { content: { "application/json": { id: number; data_type: "contacts"; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; file_name: string; encoding: string; delimiter: string; columns: ({ header: string; target: string | null; sample: string[] })[]; dry_run: boolean; total_records: number; processed_records: number; created: number; updated: number; failed: number; errors_url: string | null; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/search": {
    /** The contacts with a text in their name, address, number or identifier. */
    get: {
      parameters: { path: { account_id: number | string }; query: { include_contact_inboxes?: string; include_details?: string; page?: number; per_page?: number; sort?: "name" | "-name" | "email" | "-email" | "phone_number" | "-phone_number" | "last_activity_at" | "-last_activity_at" | "created_at" | "-created_at" | "company_name" | "-company_name" | "city" | "-city" | "country" | "-country"; labels?: string | string[]; q: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { count: number; current_page: number; has_more: boolean }; payload: components["schemas"]["Contact"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/changes": {
    /** What has been changed about a contact within a year, and by whom: newest first, 50 on a page. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: { before?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { has_more: boolean }; payload: ({ id: number; kind: "created" | "updated" | "merged" | "unmerged"; by: "member" | "contact" | "program"; user?: components["schemas"]["Agent"]; fields: { [key: string]: [unknown, unknown] }; contact: { id: number; name: string | null } | null; created_at: number })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/consents": {
    /** What a contact has agreed to and taken back, newest first. The newest of each channel and purpose counts. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Consent"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Writes down that a contact has agreed to be sent something, or has taken that back. */
    post: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { channel: string; purpose?: string; given: boolean; source: string; given_at?: string } | { consent: { channel: string; purpose?: string; given: boolean; source: string; given_at?: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Consent"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/deletion": {
    /** How much deleting a contact would remove. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { conversations: number; messages: number; attachments: number; notes: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/duplicates": {
    /** Contacts who are likely to be the same person, the likeliest first, at most 10. Nothing is merged by itself. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { contact: components["schemas"]["Contact"]; score: number; alike: string[] }[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/merges": {
    /** The merges into a contact that can be undone. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; base_contact_id: number; mergee: { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null }; user_id: number | null; created_at: number })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/notes": {
    /** The notes about a contact, newest first. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Note"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Notes something about a contact. */
    post: {
      parameters: { path: { account_id: number | string; contact_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { content: string } | { note: { content: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Note"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{contact_id}/notes/{id}": {
    /** Deletes a note. */
    delete: {
      parameters: { path: { account_id: number | string; contact_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One note. */
    get: {
      parameters: { path: { account_id: number | string; contact_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Note"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a note. */
    patch: {
      parameters: { path: { account_id: number | string; contact_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { content: string } | { note: { content: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Note"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a note. */
    put: {
      parameters: { path: { account_id: number | string; contact_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { content: string } | { note: { content: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Note"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}": {
    /** Deletes a contact with their conversations. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One contact. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { include_contact_inboxes?: string; include_details?: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Contact"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a contact; attributes are merged into those there are. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { include_contact_inboxes?: string; include_details?: string }; header?: never }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; identifier?: string | null; blocked?: boolean; additional_attributes?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown }; avatar?: string; avatar_url?: string | null } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Contact"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a contact; attributes are merged into those there are. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { include_contact_inboxes?: string; include_details?: string }; header?: never }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; identifier?: string | null; blocked?: boolean; additional_attributes?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown }; avatar?: string; avatar_url?: string | null } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Contact"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/attachments": {
    /** The attachments of the conversations of a contact that the member may see, newest first, 100 on a page. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; message_id: number; thumb_url: string; data_url: string; file_size: number | null; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension: string | null; width: number | null; height: number | null; created_at: number; sender: Record<string, never>; conversation_id?: number })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/avatar": {
    /** Takes the face of a contact away. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Contact"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/contact_inboxes": {
    /** Makes a contact known to an inbox. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { inbox_id: number | string; source_id?: string | null } } }
      responses: { 200: { content: { "application/json": { source_id: string; inbox: components["schemas"]["InboxSlim"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/contactable_inboxes": {
    /** Where a conversation with a contact can be begun. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { source_id: string; inbox: components["schemas"]["InboxSlim"] }[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/conversations": {
    /** The conversations with a contact, the newest first. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Conversation"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/destroy_custom_attributes": {
    /** Takes custom attributes off a contact. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attributes: string[] } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Contact"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/figures": {
    /** The contact in numbers, of the conversations that the member may see. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["ContactFigures"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/contacts/{id}/labels": {
    /** The labels of a contact. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds labels to a contact and takes some off; those that others change stay as they are. Answers all. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { add?: string | string[]; remove?: string | string[] } } }
      responses: { 200: { content: { "application/json": { payload: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes exactly these titles the labels of a contact. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { labels: string | string[] | null } } }
      responses: { 200: { content: { "application/json": { payload: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations": {
    /** A page of the conversations that the member may see, with the counts of all tabs. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { assignee_type?: "me" | "unassigned" | "assigned" | "all"; status?: "open" | "resolved" | "pending" | "snoozed" | "all"; inbox_id?: number | string; labels?: string | string[]; team_id?: number | string; conversation_type?: "mention" | "participating" | "unattended"; sort_by?: "last_activity_at_desc" | "last_activity_at_asc" | "created_at_desc" | "created_at_asc" | "priority_desc" | "priority_asc" | "waiting_since_desc" | "waiting_since_asc" | "priority_desc_created_at_asc" | "unread"; source_id?: string; q?: string; updated_within?: number; page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { data: { meta: { mine_count: number; assigned_count: number; unassigned_count: number; all_count: number; cursor: number }; payload: components["schemas"]["Conversation"][] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Begins a conversation with a contact, with its first message if there is one. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { source_id?: string | null; contact_id?: number | string | null; inbox_id?: number | string | null; assignee_id?: number | string | null; team_id?: number | string | null; status?: "open" | "resolved" | "pending" | "snoozed"; snoozed_until?: number | null; additional_attributes?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown }; message?: { content?: string | null; private?: boolean; source_id?: string | null; echo_id?: string | number; content_type?: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes?: { items?: { [key: string]: unknown }[]; in_reply_to?: number | null; [key: string]: unknown }; template_params?: { [key: string]: unknown }; campaign_id?: number | null; external_created_at?: string | number | null; to_emails?: string[] | null; cc_emails?: string[] | null; bcc_emails?: string[] | null; attachments?: string[]; is_voice_message?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Conversation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/filter": {
    /** The conversations that meet conditions, of all statuses, in the order of sort_by. */
    post: {
      parameters: { path: { account_id: number | string }; query?: { sort_by?: "last_activity_at_desc" | "last_activity_at_asc" | "created_at_desc" | "created_at_asc" | "priority_desc" | "priority_asc" | "waiting_since_desc" | "waiting_since_asc" | "priority_desc_created_at_asc" | "unread" }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { payload: ({ attribute_key: string; filter_operator: "equal_to" | "not_equal_to" | "contains" | "does_not_contain" | "starts_with" | "is_present" | "is_not_present" | "is_greater_than" | "is_less_than" | "days_before"; values: (string | number | boolean)[]; query_operator?: "and" | "or"; custom_attribute_type?: "conversation_attribute" | "contact_attribute" })[]; page?: number } } }
      responses: { 200: { content: { "application/json": { meta: { mine_count: number; unassigned_count: number; all_count: number }; payload: components["schemas"]["Conversation"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/meta": {
    /** The counts of the list alone. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { assignee_type?: "me" | "unassigned" | "assigned" | "all"; status?: "open" | "resolved" | "pending" | "snoozed" | "all"; inbox_id?: number | string; labels?: string | string[]; team_id?: number | string; conversation_type?: "mention" | "participating" | "unattended"; sort_by?: "last_activity_at_desc" | "last_activity_at_asc" | "created_at_desc" | "created_at_asc" | "priority_desc" | "priority_asc" | "waiting_since_desc" | "waiting_since_asc" | "priority_desc_created_at_asc" | "unread"; source_id?: string; q?: string; updated_within?: number; page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { mine_count: number; assigned_count: number; unassigned_count: number; all_count: number } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/search": {
    /** Conversations in which something was said, with the messages that say it. */
    get: {
      parameters: { path: { account_id: number | string }; query: { q: string; page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { mine_count: number; unassigned_count: number; all_count: number }; payload: ({ id: number; uuid: string; created_at: number; contact: { id: number; name: string | null }; inbox: { id: number; name: string; channel_type: string }; messages: ({ content: string | null; id: number; sender_name?: string; message_type: 0 | 1 | 2 | 3; created_at: number })[]; account_id: number })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/unread_counts": {
    /** How many open conversations have something unread, by inbox, label and team. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { inboxes: { [key: string]: number }; labels: { [key: string]: number }; teams: { [key: string]: number } } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}": {
    /** Deletes a conversation with its messages. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One conversation, by its number. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Conversation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the priority. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { priority?: "low" | "medium" | "high" | "urgent" | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Conversation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the priority. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { priority?: "low" | "medium" | "high" | "urgent" | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Conversation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/assignments": {
    /** Gives the conversation to a member, a bot or a team, or (null or 0) to nobody. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { assignee_id?: number | string | null; team_id?: number | string | null; assignee_type?: "User" | "AgentBot" | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"] | components["schemas"]["AgentBotSlim"] | { id: number; account_id: number; name: string; description: string | null; allow_auto_assign: boolean; created_at: string; updated_at: string } | null } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/attachments": {
    /** The attachments of a conversation, newest first, 100 on a page. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { page?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { total_count: number }; payload: ({ id: number; message_id: number; thumb_url: string; data_url: string; file_size: number | null; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension: string | null; width: number | null; height: number | null; created_at: number; sender: Record<string, never>; conversation_id?: number })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/attachments/{attachment_id}": {
    /** Leads to the file, for who is signed in: what remains when a link is too old. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string; attachment_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 302: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/custom_attributes": {
    /** Replaces its custom attributes. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attributes: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": { custom_attributes: { [key: string]: unknown } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/direct_uploads": {
    /** Says where to send a file, and by which `signed_id` a message takes it then. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { blob: { filename: string; byte_size: number; checksum?: string | null; content_type?: string | null; metadata?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": { id: number; key: string; filename: string; content_type: string; metadata: { [key: string]: unknown }; byte_size: number; checksum: string; created_at: string; service_name: string; signed_id: string; direct_upload: { url: string; headers: { [key: string]: string } } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/draft_messages": {
    /** Forgets what you have begun to write in the conversation. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { private?: string }; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** What you have begun to write in the conversation, on whichever device. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { private?: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { has_draft: true; message: string; written_at: number } | { has_draft: false; written_at?: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Keeps what you have begun to write in the conversation, for you alone. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { message?: string | null; private?: boolean; written_at?: number } | { draft_message: { message?: string | null; private?: boolean; written_at?: number } } } }
      responses: { 200: { content: { "application/json": { written_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Keeps what you have begun to write in the conversation, for you alone. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { message?: string | null; private?: boolean; written_at?: number } | { draft_message: { message?: string | null; private?: boolean; written_at?: number } } } }
      responses: { 200: { content: { "application/json": { written_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/labels": {
    /** The titles that it is labelled with. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds labels and takes some off; those that others change stay as they are. Answers all. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { add?: string | string[]; remove?: string | string[] } } }
      responses: { 200: { content: { "application/json": { payload: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Labels it with exactly these titles. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { labels: string | string[] | null } } }
      responses: { 200: { content: { "application/json": { payload: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/messages": {
    /** The newest messages, or those before or after one, oldest first. Without a limit 20, and 100 after one. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { before?: number | string; after?: number | string; limit?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { meta: { labels: string[]; additional_attributes: { [key: string]: unknown }; contact: components["schemas"]["Contact"]; assignee?: components["schemas"]["Agent"]; agent_last_seen_at: number; assignee_last_seen_at: number; cursor: number }; payload: components["schemas"]["Message"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Answers the contact, or leaves a private note. The same echo_id or source_id again answers the first message. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { content?: string | null; private?: boolean; message_type?: "outgoing" | "incoming"; source_id?: string | null; echo_id?: string | number; content_type?: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes?: { items?: { [key: string]: unknown }[]; in_reply_to?: number | null; [key: string]: unknown }; template_params?: { [key: string]: unknown }; campaign_id?: number | null; external_created_at?: string | number | null; to_emails?: string[] | null; cc_emails?: string[] | null; bcc_emails?: string[] | null; attachments?: string[]; is_voice_message?: boolean; sender_type?: string | null; sender_id?: number | string | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Message"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/messages/{message_id}": {
    /** Takes back what a message says, and its files; its place stays. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string; message_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Message"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Says what became of a message. For inboxes whose own program delivers (API). */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string; message_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { status: "sent" | "delivered" | "read" | "failed"; external_error?: string | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Message"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Says what became of a message. For inboxes whose own program delivers (API). */
    put: {
      parameters: { path: { account_id: number | string; id: number | string; message_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { status: "sent" | "delivered" | "read" | "failed"; external_error?: string | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Message"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/messages/{message_id}/original": {
    /** The mail that a message was made of, as it came. For whoever may read the message. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string; message_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": unknown } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/messages/{message_id}/retry": {
    /** Has a message that failed sent once more. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string; message_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Message"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/messages/{message_id}/translate": {
    /** What a message says in another language, by the translation service that the account is connected with. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string; message_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { target_language: string } } }
      responses: { 200: { content: { "application/json": { content: string | null } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/mute": {
    /** Resolves it and blocks its contact. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/participants": {
    /** Lets members take part no longer. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Who takes part without being the assignee. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Lets exactly these members take part. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Lets members take part. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Lets exactly these members take part. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/recipients": {
    /** To whom an answer by mail goes when nobody is named in it, and its subject. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { to_emails: string[]; cc_emails: string[]; bcc_emails: string[]; subject: string; quotes: boolean } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/scheduled_messages": {
    /** What is going to be sent in the conversation, and what did not go out, with the reason. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["ScheduledMessage"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Plans an answer. It goes out within a minute of its time, unless the customer writes before. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { content: string; send_at: number; cancel_on_reply?: boolean; in_reply_to?: number | string | null } } }
      responses: { 200: { content: { "application/json": components["schemas"]["ScheduledMessage"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/scheduled_messages/{scheduled_id}": {
    /** Takes a scheduled message away. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string; scheduled_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what waits, or plans again what did not go out. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string; scheduled_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { content?: string; send_at?: number; cancel_on_reply?: boolean } } }
      responses: { 200: { content: { "application/json": components["schemas"]["ScheduledMessage"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what waits, or plans again what did not go out. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string; scheduled_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { content?: string; send_at?: number; cancel_on_reply?: boolean } } }
      responses: { 200: { content: { "application/json": components["schemas"]["ScheduledMessage"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/toggle_priority": {
    /** Sets the priority, or takes it away. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { priority: "low" | "medium" | "high" | "urgent" | null } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/toggle_status": {
    /** Sets the status; without one, resolves what is open and opens what is not. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { status?: "open" | "resolved" | "pending" | "snoozed"; snoozed_until?: number | null } } }
      responses: { 200: { content: { "application/json": { meta: Record<string, never>; payload: { success: boolean; conversation_id: number; current_status: "open" | "resolved" | "pending" | "snoozed"; snoozed_until: number | null } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/toggle_typing_status": {
    /** Tells the other side, or with is_private the members alone, that the member is typing. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { typing_status: "on" | "off"; is_private?: boolean } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/transcript": {
    /** Mails what was said, without notes, to an address. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { email: string } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/unmute": {
    /** Blocks its contact no longer. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/unread": {
    /** The last message of the contact counts as unread again. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Conversation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/update_last_seen": {
    /** The member has read it to its end. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Conversation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/conversations/{id}/viewing": {
    /** Tells the other members that the member looks at the conversation, or no longer. Good for 45 seconds. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { viewing: boolean } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/custom_attribute_definitions": {
    /** The definitions of custom attributes, all or those of one model. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { attribute_model?: "conversation_attribute" | "contact_attribute" }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["CustomAttributeDefinition"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Defines a custom attribute. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { attribute_display_name: string; attribute_display_type?: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description?: string | null; attribute_key: string; attribute_model?: "conversation_attribute" | "contact_attribute"; attribute_values?: string[]; regex_pattern?: string | null; regex_cue?: string | null } | { custom_attribute_definition: { attribute_display_name: string; attribute_display_type?: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description?: string | null; attribute_key: string; attribute_model?: "conversation_attribute" | "contact_attribute"; attribute_values?: string[]; regex_pattern?: string | null; regex_cue?: string | null } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomAttributeDefinition"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/custom_attribute_definitions/order": {
    /** Puts these definitions of a model first, in this order; answers all of it. For administrators. */
    put: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { attribute_model?: "conversation_attribute" | "contact_attribute"; ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomAttributeDefinition"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/custom_attribute_definitions/{id}": {
    /** Deletes a definition; the values stay. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 204: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One definition. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["CustomAttributeDefinition"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a definition. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { attribute_display_name?: string; attribute_display_type?: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description?: string | null; attribute_key?: string; attribute_model?: "conversation_attribute" | "contact_attribute"; attribute_values?: string[]; regex_pattern?: string | null; regex_cue?: string | null } | { custom_attribute_definition: { attribute_display_name?: string; attribute_display_type?: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description?: string | null; attribute_key?: string; attribute_model?: "conversation_attribute" | "contact_attribute"; attribute_values?: string[]; regex_pattern?: string | null; regex_cue?: string | null } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomAttributeDefinition"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a definition. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { attribute_display_name?: string; attribute_display_type?: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description?: string | null; attribute_key?: string; attribute_model?: "conversation_attribute" | "contact_attribute"; attribute_values?: string[]; regex_pattern?: string | null; regex_cue?: string | null } | { custom_attribute_definition: { attribute_display_name?: string; attribute_display_type?: "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox"; attribute_description?: string | null; attribute_key?: string; attribute_model?: "conversation_attribute" | "contact_attribute"; attribute_values?: string[]; regex_pattern?: string | null; regex_cue?: string | null } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomAttributeDefinition"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/custom_filters": {
    /** The filters that the member has saved. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { filter_type?: "conversation" | "contact" | "report" }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["CustomFilter"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Saves a filter, for the member alone. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; filter_type?: "conversation" | "contact" | "report"; query?: { [key: string]: unknown } } | { custom_filter: { name: string; filter_type?: "conversation" | "contact" | "report"; query?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomFilter"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/custom_filters/{id}": {
    /** Deletes a saved filter. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 204: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One saved filter. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["CustomFilter"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a saved filter. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; filter_type?: "conversation" | "contact" | "report"; query?: { [key: string]: unknown } } | { custom_filter: { name?: string; filter_type?: "conversation" | "contact" | "report"; query?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomFilter"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a saved filter. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; filter_type?: "conversation" | "contact" | "report"; query?: { [key: string]: unknown } } | { custom_filter: { name?: string; filter_type?: "conversation" | "contact" | "report"; query?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["CustomFilter"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/dashboard_apps": {
    /** The pages that are shown beside a conversation. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["DashboardApp"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a dashboard app. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { title: string; content: { type: "frame"; url: string }[] } | { dashboard_app: { title: string; content: { type: "frame"; url: string }[] } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["DashboardApp"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/dashboard_apps/{id}": {
    /** Deletes a dashboard app. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 204: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One dashboard app. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["DashboardApp"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a dashboard app. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { title?: string; content?: { type: "frame"; url: string }[] } | { dashboard_app: { title?: string; content?: { type: "frame"; url: string }[] } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["DashboardApp"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a dashboard app. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { title?: string; content?: { type: "frame"; url: string }[] } | { dashboard_app: { title?: string; content?: { type: "frame"; url: string }[] } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["DashboardApp"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/draft_messages": {
    /** What you have begun to write, in all conversations, the newest first. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { conversation_id: number; private: boolean; message: string; written_at: number }[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/google/authorization": {
    /** Answers the address where the owner of a mailbox lets us in, for a new inbox or one that is to be connected again. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { email?: string; inbox_id?: number | string | null } } }
      responses: { 200: { content: { "application/json": { success: true; url: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inbox_members": {
    /** Takes people out of an inbox. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { inbox_id: number | string; user_ids: (number | string)[] } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes exactly these people the members of an inbox. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { inbox_id: number | string; user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": { payload: ({ id: number; account_id: number; name: string; available_name: string; email: string; role: "agent" | "administrator"; confirmed: boolean; availability_status: "online" | "offline" | "busy"; auto_offline: boolean; thumbnail: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds members to an inbox. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { inbox_id: number | string; user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": { payload: ({ id: number; account_id: number; name: string; available_name: string; email: string; role: "agent" | "administrator"; confirmed: boolean; availability_status: "online" | "offline" | "busy"; auto_offline: boolean; thumbnail: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inbox_members/{inbox_id}": {
    /** The members of an inbox. */
    get: {
      parameters: { path: { account_id: number | string; inbox_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; account_id: number; name: string; available_name: string; email: string; role: "agent" | "administrator"; confirmed: boolean; availability_status: "online" | "offline" | "busy"; auto_offline: boolean; thumbnail: string })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inbox_standings": {
    /** How it stands with each inbox whose channel brings and carries messages. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["InboxStanding"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes": {
    /** The inboxes that you may see. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Inbox"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds an inbox, whose maker is its first member. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { greeting_enabled?: boolean; greeting_message?: string | null; working_hours_enabled?: boolean; out_of_office_message?: string | null; timezone?: string; working_hours?: ({ day_of_week: number; closed_all_day?: boolean; open_all_day?: boolean; open_hour?: number | null; open_minutes?: number | null; close_hour?: number | null; close_minutes?: number | null })[]; enable_email_collect?: boolean; csat_survey_enabled?: boolean; csat_config?: { display_type?: "emoji" | "star"; message?: string | null; survey_rules?: { operator?: "contains" | "does_not_contain"; values?: string[] } }; allow_messages_after_resolved?: boolean; lock_to_single_conversation?: boolean; enable_auto_assignment?: boolean; auto_assignment_config?: { max_assignment_limit?: number | null }; sender_name_type?: "friendly" | "professional"; business_name?: string | null; name: string; channel: { type: "web_widget"; website_url: string; widget_color?: string; welcome_title?: string; welcome_tagline?: string; reply_time?: "in_a_few_minutes" | "in_a_few_hours" | "in_a_day"; allowed_domains?: string; hmac_mandatory?: boolean; pre_chat_form_enabled?: boolean; pre_chat_form_options?: { pre_chat_message?: string; pre_chat_fields?: ({ field_type?: "standard" | "contact_attribute" | "conversation_attribute"; name: string; label: string; type: "email" | "text" | "number" | "checkbox" | "date" | "link" | "url" | "list" | "select"; placeholder?: string | null; required?: boolean; enabled?: boolean; values?: (string | number | boolean)[] | null; regex_pattern?: string | null; regex_cue?: string | null; locale?: string | null })[] }; continuity_via_email?: boolean; selected_feature_flags?: ("attachments" | "emoji_picker" | "end_conversation" | "use_inbox_avatar_for_bot" | "allow_mobile_webview")[]; consent_enabled?: boolean; consent_text?: string } | { type: "api"; webhook_url?: string | null; hmac_mandatory?: boolean; additional_attributes?: { [key: string]: unknown } } | { type: "email"; email: string; provider?: "google" | "microsoft" | "other" | null; imap_enabled?: boolean; imap_address?: string; imap_port?: number; imap_login?: string; imap_password?: string | null; imap_enable_ssl?: boolean; imap_authentication?: "plain" | "login" | "cram-md5" | "xoauth2"; smtp_enabled?: boolean; smtp_address?: string; smtp_port?: number; smtp_login?: string; smtp_password?: string | null; smtp_domain?: string; smtp_enable_starttls_auto?: boolean; smtp_enable_ssl_tls?: boolean; smtp_openssl_verify_mode?: "none" | "peer" | "client_once" | "fail_if_no_peer_cert"; smtp_authentication?: "plain" | "login" | "cram_md5" | "cram-md5" | "xoauth2"; imap_folders?: string[]; quote_history?: boolean; reopen_days?: number | null; mailgun_signing_key?: string | null; sendgrid_public_key?: string | null } | { type: "whatsapp"; phone_number: string; provider?: "whatsapp_cloud" | "default"; provider_config: { api_key?: string | null; phone_number_id?: string | number; business_account_id?: string | number; app_secret?: string | null; webhook_verify_token?: string | null; [key: string]: unknown } } | { type: "telegram"; bot_token: string }; avatar?: string } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Inbox"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}": {
    /** Deletes an inbox with its conversations. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { message: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One inbox. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Inbox"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of an inbox. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { greeting_enabled?: boolean; greeting_message?: string | null; working_hours_enabled?: boolean; out_of_office_message?: string | null; timezone?: string; working_hours?: ({ day_of_week: number; closed_all_day?: boolean; open_all_day?: boolean; open_hour?: number | null; open_minutes?: number | null; close_hour?: number | null; close_minutes?: number | null })[]; enable_email_collect?: boolean; csat_survey_enabled?: boolean; csat_config?: { display_type?: "emoji" | "star"; message?: string | null; survey_rules?: { operator?: "contains" | "does_not_contain"; values?: string[] } }; allow_messages_after_resolved?: boolean; lock_to_single_conversation?: boolean; enable_auto_assignment?: boolean; auto_assignment_config?: { max_assignment_limit?: number | null }; sender_name_type?: "friendly" | "professional"; business_name?: string | null; name?: string; channel?: { type?: "web_widget"; website_url?: string; widget_color?: string; welcome_title?: string; welcome_tagline?: string; reply_time?: "in_a_few_minutes" | "in_a_few_hours" | "in_a_day"; allowed_domains?: string; hmac_mandatory?: boolean; pre_chat_form_enabled?: boolean; pre_chat_form_options?: { pre_chat_message?: string; pre_chat_fields?: ({ field_type?: "standard" | "contact_attribute" | "conversation_attribute"; name: string; label: string; type: "email" | "text" | "number" | "checkbox" | "date" | "link" | "url" | "list" | "select"; placeholder?: string | null; required?: boolean; enabled?: boolean; values?: (string | number | boolean)[] | null; regex_pattern?: string | null; regex_cue?: string | null; locale?: string | null })[] }; continuity_via_email?: boolean; selected_feature_flags?: ("attachments" | "emoji_picker" | "end_conversation" | "use_inbox_avatar_for_bot" | "allow_mobile_webview")[]; consent_enabled?: boolean; consent_text?: string } | { type?: "api"; webhook_url?: string | null; hmac_mandatory?: boolean; additional_attributes?: { [key: string]: unknown } } | { type?: "email"; email?: string; provider?: "google" | "microsoft" | "other" | null; imap_enabled?: boolean; imap_address?: string; imap_port?: number; imap_login?: string; imap_password?: string | null; imap_enable_ssl?: boolean; imap_authentication?: "plain" | "login" | "cram-md5" | "xoauth2"; smtp_enabled?: boolean; smtp_address?: string; smtp_port?: number; smtp_login?: string; smtp_password?: string | null; smtp_domain?: string; smtp_enable_starttls_auto?: boolean; smtp_enable_ssl_tls?: boolean; smtp_openssl_verify_mode?: "none" | "peer" | "client_once" | "fail_if_no_peer_cert"; smtp_authentication?: "plain" | "login" | "cram_md5" | "cram-md5" | "xoauth2"; imap_folders?: string[]; quote_history?: boolean; reopen_days?: number | null; mailgun_signing_key?: string | null; sendgrid_public_key?: string | null } | { type?: "whatsapp"; phone_number?: string; provider?: "whatsapp_cloud" | "default"; provider_config?: { api_key?: string | null; phone_number_id?: string | number; business_account_id?: string | number; app_secret?: string | null; webhook_verify_token?: string | null; [key: string]: unknown } } | { type?: "telegram"; bot_token?: string | "" | null }; avatar?: string } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Inbox"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of an inbox. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { greeting_enabled?: boolean; greeting_message?: string | null; working_hours_enabled?: boolean; out_of_office_message?: string | null; timezone?: string; working_hours?: ({ day_of_week: number; closed_all_day?: boolean; open_all_day?: boolean; open_hour?: number | null; open_minutes?: number | null; close_hour?: number | null; close_minutes?: number | null })[]; enable_email_collect?: boolean; csat_survey_enabled?: boolean; csat_config?: { display_type?: "emoji" | "star"; message?: string | null; survey_rules?: { operator?: "contains" | "does_not_contain"; values?: string[] } }; allow_messages_after_resolved?: boolean; lock_to_single_conversation?: boolean; enable_auto_assignment?: boolean; auto_assignment_config?: { max_assignment_limit?: number | null }; sender_name_type?: "friendly" | "professional"; business_name?: string | null; name?: string; channel?: { type?: "web_widget"; website_url?: string; widget_color?: string; welcome_title?: string; welcome_tagline?: string; reply_time?: "in_a_few_minutes" | "in_a_few_hours" | "in_a_day"; allowed_domains?: string; hmac_mandatory?: boolean; pre_chat_form_enabled?: boolean; pre_chat_form_options?: { pre_chat_message?: string; pre_chat_fields?: ({ field_type?: "standard" | "contact_attribute" | "conversation_attribute"; name: string; label: string; type: "email" | "text" | "number" | "checkbox" | "date" | "link" | "url" | "list" | "select"; placeholder?: string | null; required?: boolean; enabled?: boolean; values?: (string | number | boolean)[] | null; regex_pattern?: string | null; regex_cue?: string | null; locale?: string | null })[] }; continuity_via_email?: boolean; selected_feature_flags?: ("attachments" | "emoji_picker" | "end_conversation" | "use_inbox_avatar_for_bot" | "allow_mobile_webview")[]; consent_enabled?: boolean; consent_text?: string } | { type?: "api"; webhook_url?: string | null; hmac_mandatory?: boolean; additional_attributes?: { [key: string]: unknown } } | { type?: "email"; email?: string; provider?: "google" | "microsoft" | "other" | null; imap_enabled?: boolean; imap_address?: string; imap_port?: number; imap_login?: string; imap_password?: string | null; imap_enable_ssl?: boolean; imap_authentication?: "plain" | "login" | "cram-md5" | "xoauth2"; smtp_enabled?: boolean; smtp_address?: string; smtp_port?: number; smtp_login?: string; smtp_password?: string | null; smtp_domain?: string; smtp_enable_starttls_auto?: boolean; smtp_enable_ssl_tls?: boolean; smtp_openssl_verify_mode?: "none" | "peer" | "client_once" | "fail_if_no_peer_cert"; smtp_authentication?: "plain" | "login" | "cram_md5" | "cram-md5" | "xoauth2"; imap_folders?: string[]; quote_history?: boolean; reopen_days?: number | null; mailgun_signing_key?: string | null; sendgrid_public_key?: string | null } | { type?: "whatsapp"; phone_number?: string; provider?: "whatsapp_cloud" | "default"; provider_config?: { api_key?: string | null; phone_number_id?: string | number; business_account_id?: string | number; app_secret?: string | null; webhook_verify_token?: string | null; [key: string]: unknown } } | { type?: "telegram"; bot_token?: string | "" | null }; avatar?: string } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Inbox"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/agent_bot": {
    /** The bot that answers in the inbox; an empty object when there is none. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { agent_bot: { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number; system_bot: boolean; access_token?: string; secret?: string } | Record<string, never> } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/arrivals": {
    /** What has come to an inbox, newest first, and what became of it. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: { state?: "waiting" | "done" | "failed"; before?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Arrival"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/arrivals/{arrival_id}/original": {
    /** What came, byte for byte. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string; arrival_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": unknown } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/arrivals/{arrival_id}/replay": {
    /** Reads once more what came. What is written already stays once. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string; arrival_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Arrival"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/assignment_policy": {
    /** Makes the inbox go by no policy. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** The policy that an inbox goes by. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes the inbox go by a policy. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { assignment_policy_id: number | string } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; assignment_order: "round_robin" | "balanced"; conversation_priority: "earliest_created" | "longest_waiting"; fair_distribution_limit: number; fair_distribution_window: number; enabled: boolean; assigned_inbox_count: number; created_at: number; updated_at: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/avatar": {
    /** Takes the picture of an inbox away. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/campaigns": {
    /** The campaigns of an inbox, newest first. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Campaign"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/connection_test": {
    /** Tries step by step whether the inbox’s servers let us in, also with settings that are not saved yet. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { channel?: { type?: string; [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": { hops: components["schemas"]["ConnectionHop"][]; imap: { ok: boolean; error: string | null } | null; smtp: { ok: boolean; error: string | null } | null } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/health": {
    /** Tries what a WhatsApp inbox needs, and says what is wrong. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { display_phone_number: string | null; verified_name: string | null; quality_rating: string | null; messaging_limit_tier: string | null; code_verification_status: string | null; name_status: string | null; account_mode: string | null; platform_type: string | null; checks: ({ name: "key" | "number" | "templates" | "secret" | "webhook"; ok: boolean; error: string | null })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/reconnect": {
    /** Connects the inbox with its service anew, and tries it step by step. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { hops: components["schemas"]["ConnectionHop"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/register_webhook": {
    /** Tells Meta or 360dialog where to bring what comes for a number of WhatsApp; 422 with the reason when they refuse. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { message: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/reset_secret": {
    /** Replaces the secret of the inbox’s channel; what is signed with the old one counts no more. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Inbox"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/set_agent_bot": {
    /** Connects the inbox with a bot, or with none. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { agent_bot: number | string | null } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/inboxes/{id}/sync_templates": {
    /** Has the templates of a WhatsApp inbox fetched from Meta. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { message: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/integrations/apps": {
    /** The apps there are, and how each is connected; what their settings are for administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["IntegrationApp"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/integrations/apps/{app_id}": {
    /** One app, by its name. */
    get: {
      parameters: { path: { account_id: number | string; app_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["IntegrationApp"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/integrations/hooks": {
    /** Connects the account, or an inbox of it, with an app. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { status?: boolean | 0 | 1 | "enabled" | "disabled"; settings?: { [key: string]: unknown }; app_id: string; inbox_id?: number | string | null } | { hook: { status?: boolean | 0 | 1 | "enabled" | "disabled"; settings?: { [key: string]: unknown }; app_id: string; inbox_id?: number | string | null } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["IntegrationHook"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/integrations/hooks/{id}": {
    /** Ends the connection with an app. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One connection with an app; its settings for administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["IntegrationHook"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Switches a connection on or off, or sets it up anew. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { status?: boolean | 0 | 1 | "enabled" | "disabled"; settings?: { [key: string]: unknown } } | { hook: { status?: boolean | 0 | 1 | "enabled" | "disabled"; settings?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["IntegrationHook"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Switches a connection on or off, or sets it up anew. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { status?: boolean | 0 | 1 | "enabled" | "disabled"; settings?: { [key: string]: unknown } } | { hook: { status?: boolean | 0 | 1 | "enabled" | "disabled"; settings?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["IntegrationHook"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/integrations/hooks/{id}/process_event": {
    /** Asks the app for an answer to an event. No app answers any: refused. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { event: { [key: string]: unknown } } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/invitations": {
    /** The open invitations. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Invitation"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/invitations/{id}": {
    /** Takes an invitation back. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/invitations/{id}/resend": {
    /** Mails an invitation again; the old link ends. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Invitation"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/labels": {
    /** The labels of the account. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Label"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a label. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { title: string; description?: string | null; color?: string; show_on_sidebar?: boolean } | { label: { title: string; description?: string | null; color?: string; show_on_sidebar?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Label"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/labels/{id}": {
    /** Deletes a label and takes it off what bears it. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One label. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Label"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a label; what bears its title bears the new one. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { title?: string; description?: string | null; color?: string; show_on_sidebar?: boolean } | { label: { title?: string; description?: string | null; color?: string; show_on_sidebar?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Label"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a label; what bears its title bears the new one. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { title?: string; description?: string | null; color?: string; show_on_sidebar?: boolean } | { label: { title?: string; description?: string | null; color?: string; show_on_sidebar?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Label"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/macros": {
    /** The macros of everybody, and the member’s own. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Macro"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes a macro. One for everybody only administrators make; another member’s becomes their own. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; visibility?: "personal" | "global"; actions: ({ action_name: "send_message"; action_params: string[] } | { action_name: "add_private_note"; action_params: string[] } | { action_name: "send_attachment"; action_params: (number | string)[] } | { action_name: "assign_agent"; action_params: ("self" | "nil" | number | string)[] } | { action_name: "assign_team"; action_params: ("nil" | number | string)[] } | { action_name: "remove_assigned_agent"; action_params?: unknown[] | null } | { action_name: "remove_assigned_team"; action_params?: unknown[] | null } | { action_name: "add_label"; action_params: string | string[] } | { action_name: "remove_label"; action_params: string | string[] } | { action_name: "change_status"; action_params: ("open" | "resolved" | "pending" | "snoozed")[] } | { action_name: "resolve_conversation"; action_params?: unknown[] | null } | { action_name: "snooze_conversation"; action_params?: unknown[] | null } | { action_name: "change_priority"; action_params: ("low" | "medium" | "high" | "urgent" | "nil")[] } | { action_name: "mute_conversation"; action_params?: unknown[] | null } | { action_name: "send_email_transcript"; action_params: string[] } | { action_name: "send_webhook_event"; action_params: string[] })[] } | { macro: { name: string; visibility?: "personal" | "global"; actions: ({ action_name: "send_message"; action_params: string[] } | { action_name: "add_private_note"; action_params: string[] } | { action_name: "send_attachment"; action_params: (number | string)[] } | { action_name: "assign_agent"; action_params: ("self" | "nil" | number | string)[] } | { action_name: "assign_team"; action_params: ("nil" | number | string)[] } | { action_name: "remove_assigned_agent"; action_params?: unknown[] | null } | { action_name: "remove_assigned_team"; action_params?: unknown[] | null } | { action_name: "add_label"; action_params: string | string[] } | { action_name: "remove_label"; action_params: string | string[] } | { action_name: "change_status"; action_params: ("open" | "resolved" | "pending" | "snoozed")[] } | { action_name: "resolve_conversation"; action_params?: unknown[] | null } | { action_name: "snooze_conversation"; action_params?: unknown[] | null } | { action_name: "change_priority"; action_params: ("low" | "medium" | "high" | "urgent" | "nil")[] } | { action_name: "mute_conversation"; action_params?: unknown[] | null } | { action_name: "send_email_transcript"; action_params: string[] } | { action_name: "send_webhook_event"; action_params: string[] })[] } } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Macro"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/macros/{id}": {
    /** Deletes a macro. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One macro. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Macro"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a macro. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; visibility?: "personal" | "global"; actions?: ({ action_name: "send_message"; action_params: string[] } | { action_name: "add_private_note"; action_params: string[] } | { action_name: "send_attachment"; action_params: (number | string)[] } | { action_name: "assign_agent"; action_params: ("self" | "nil" | number | string)[] } | { action_name: "assign_team"; action_params: ("nil" | number | string)[] } | { action_name: "remove_assigned_agent"; action_params?: unknown[] | null } | { action_name: "remove_assigned_team"; action_params?: unknown[] | null } | { action_name: "add_label"; action_params: string | string[] } | { action_name: "remove_label"; action_params: string | string[] } | { action_name: "change_status"; action_params: ("open" | "resolved" | "pending" | "snoozed")[] } | { action_name: "resolve_conversation"; action_params?: unknown[] | null } | { action_name: "snooze_conversation"; action_params?: unknown[] | null } | { action_name: "change_priority"; action_params: ("low" | "medium" | "high" | "urgent" | "nil")[] } | { action_name: "mute_conversation"; action_params?: unknown[] | null } | { action_name: "send_email_transcript"; action_params: string[] } | { action_name: "send_webhook_event"; action_params: string[] })[] } | { macro: { name?: string; visibility?: "personal" | "global"; actions?: ({ action_name: "send_message"; action_params: string[] } | { action_name: "add_private_note"; action_params: string[] } | { action_name: "send_attachment"; action_params: (number | string)[] } | { action_name: "assign_agent"; action_params: ("self" | "nil" | number | string)[] } | { action_name: "assign_team"; action_params: ("nil" | number | string)[] } | { action_name: "remove_assigned_agent"; action_params?: unknown[] | null } | { action_name: "remove_assigned_team"; action_params?: unknown[] | null } | { action_name: "add_label"; action_params: string | string[] } | { action_name: "remove_label"; action_params: string | string[] } | { action_name: "change_status"; action_params: ("open" | "resolved" | "pending" | "snoozed")[] } | { action_name: "resolve_conversation"; action_params?: unknown[] | null } | { action_name: "snooze_conversation"; action_params?: unknown[] | null } | { action_name: "change_priority"; action_params: ("low" | "medium" | "high" | "urgent" | "nil")[] } | { action_name: "mute_conversation"; action_params?: unknown[] | null } | { action_name: "send_email_transcript"; action_params: string[] } | { action_name: "send_webhook_event"; action_params: string[] })[] } } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Macro"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a macro. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; visibility?: "personal" | "global"; actions?: ({ action_name: "send_message"; action_params: string[] } | { action_name: "add_private_note"; action_params: string[] } | { action_name: "send_attachment"; action_params: (number | string)[] } | { action_name: "assign_agent"; action_params: ("self" | "nil" | number | string)[] } | { action_name: "assign_team"; action_params: ("nil" | number | string)[] } | { action_name: "remove_assigned_agent"; action_params?: unknown[] | null } | { action_name: "remove_assigned_team"; action_params?: unknown[] | null } | { action_name: "add_label"; action_params: string | string[] } | { action_name: "remove_label"; action_params: string | string[] } | { action_name: "change_status"; action_params: ("open" | "resolved" | "pending" | "snoozed")[] } | { action_name: "resolve_conversation"; action_params?: unknown[] | null } | { action_name: "snooze_conversation"; action_params?: unknown[] | null } | { action_name: "change_priority"; action_params: ("low" | "medium" | "high" | "urgent" | "nil")[] } | { action_name: "mute_conversation"; action_params?: unknown[] | null } | { action_name: "send_email_transcript"; action_params: string[] } | { action_name: "send_webhook_event"; action_params: string[] })[] } | { macro: { name?: string; visibility?: "personal" | "global"; actions?: ({ action_name: "send_message"; action_params: string[] } | { action_name: "add_private_note"; action_params: string[] } | { action_name: "send_attachment"; action_params: (number | string)[] } | { action_name: "assign_agent"; action_params: ("self" | "nil" | number | string)[] } | { action_name: "assign_team"; action_params: ("nil" | number | string)[] } | { action_name: "remove_assigned_agent"; action_params?: unknown[] | null } | { action_name: "remove_assigned_team"; action_params?: unknown[] | null } | { action_name: "add_label"; action_params: string | string[] } | { action_name: "remove_label"; action_params: string | string[] } | { action_name: "change_status"; action_params: ("open" | "resolved" | "pending" | "snoozed")[] } | { action_name: "resolve_conversation"; action_params?: unknown[] | null } | { action_name: "snooze_conversation"; action_params?: unknown[] | null } | { action_name: "change_priority"; action_params: ("low" | "medium" | "high" | "urgent" | "nil")[] } | { action_name: "mute_conversation"; action_params?: unknown[] | null } | { action_name: "send_email_transcript"; action_params: string[] } | { action_name: "send_webhook_event"; action_params: string[] })[] } } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Macro"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/macros/{id}/execute": {
    /** Does a macro’s actions to these conversations, as the member: to the first few at once, answering what was refused and why; to the rest by a job. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { conversation_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": { payload: { conversation_id: number; actions: components["schemas"]["ActionOutcome"][] }[]; queued: number[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/microsoft/authorization": {
    /** Answers the address where the owner of a mailbox lets us in, for a new inbox or one that is to be connected again. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { email?: string; inbox_id?: number | string | null } } }
      responses: { 200: { content: { "application/json": { success: true; url: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notification_settings": {
    /** Of what you are mailed and pushed. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; user_id: number; account_id: number; all_email_flags: string[]; selected_email_flags: string[]; all_push_flags: string[]; selected_push_flags: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Sets of what you are mailed or pushed: the whole list of each way that is named. */
    patch: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { selected_email_flags?: ("email_conversation_creation" | "email_conversation_assignment" | "email_assigned_conversation_new_message" | "email_conversation_mention" | "email_participating_conversation_new_message" | "email_sla_missed_first_response" | "email_sla_missed_next_response" | "email_sla_missed_resolution")[]; selected_push_flags?: ("push_conversation_creation" | "push_conversation_assignment" | "push_assigned_conversation_new_message" | "push_conversation_mention" | "push_participating_conversation_new_message" | "push_sla_missed_first_response" | "push_sla_missed_next_response" | "push_sla_missed_resolution")[] } | { notification_settings: { selected_email_flags?: ("email_conversation_creation" | "email_conversation_assignment" | "email_assigned_conversation_new_message" | "email_conversation_mention" | "email_participating_conversation_new_message" | "email_sla_missed_first_response" | "email_sla_missed_next_response" | "email_sla_missed_resolution")[]; selected_push_flags?: ("push_conversation_creation" | "push_conversation_assignment" | "push_assigned_conversation_new_message" | "push_conversation_mention" | "push_participating_conversation_new_message" | "push_sla_missed_first_response" | "push_sla_missed_next_response" | "push_sla_missed_resolution")[] } } } }
      responses: { 200: { content: { "application/json": { id: number; user_id: number; account_id: number; all_email_flags: string[]; selected_email_flags: string[]; all_push_flags: string[]; selected_push_flags: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Sets of what you are mailed or pushed: the whole list of each way that is named. */
    put: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { selected_email_flags?: ("email_conversation_creation" | "email_conversation_assignment" | "email_assigned_conversation_new_message" | "email_conversation_mention" | "email_participating_conversation_new_message" | "email_sla_missed_first_response" | "email_sla_missed_next_response" | "email_sla_missed_resolution")[]; selected_push_flags?: ("push_conversation_creation" | "push_conversation_assignment" | "push_assigned_conversation_new_message" | "push_conversation_mention" | "push_participating_conversation_new_message" | "push_sla_missed_first_response" | "push_sla_missed_next_response" | "push_sla_missed_resolution")[] } | { notification_settings: { selected_email_flags?: ("email_conversation_creation" | "email_conversation_assignment" | "email_assigned_conversation_new_message" | "email_conversation_mention" | "email_participating_conversation_new_message" | "email_sla_missed_first_response" | "email_sla_missed_next_response" | "email_sla_missed_resolution")[]; selected_push_flags?: ("push_conversation_creation" | "push_conversation_assignment" | "push_assigned_conversation_new_message" | "push_conversation_mention" | "push_participating_conversation_new_message" | "push_sla_missed_first_response" | "push_sla_missed_next_response" | "push_sla_missed_resolution")[] } } } }
      responses: { 200: { content: { "application/json": { id: number; user_id: number; account_id: number; all_email_flags: string[]; selected_email_flags: string[]; all_push_flags: string[]; selected_push_flags: string[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications": {
    /** Your notifications, the newest first; read and snoozed ones on demand, or of some types alone. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { page?: number; "includes[]"?: ("read" | "snoozed")[]; "types[]"?: ("conversation_creation" | "conversation_assignment" | "assigned_conversation_new_message" | "conversation_mention" | "participating_conversation_new_message" | "sla_missed_first_response" | "sla_missed_next_response" | "sla_missed_resolution")[]; sort_order?: "asc" | "desc" }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { data: { meta: { unread_count: number; count: number; current_page: number | string }; payload: ({ id: number; notification_type: "conversation_creation" | "conversation_assignment" | "assigned_conversation_new_message" | "conversation_mention" | "participating_conversation_new_message" | "sla_missed_first_response" | "sla_missed_next_response" | "sla_missed_resolution"; push_message_title: string; push_message_body: string; primary_actor_type: "Conversation"; primary_actor_id: number; primary_actor: { id: number; inbox_id: number; [key: string]: unknown }; read_at: string | null; secondary_actor: { id: number; [key: string]: unknown } | null; user: { id: number; name: string; [key: string]: unknown }; created_at: number; last_activity_at: number; snoozed_until: string | null; meta: { [key: string]: unknown } })[] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications/destroy_all": {
    /** Deletes all of yours, or those that you have read. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { type?: "all" | "read" | null } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications/read_all": {
    /** Marks all of yours as read, or those of one conversation. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { primary_actor_type?: "Conversation" | null; primary_actor_id?: number | string | null; conversation_id?: number | string | null } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications/unread_count": {
    /** How many you have neither read nor snoozed. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": number } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications/{id}": {
    /** Deletes one. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Marks one as read. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; account_id: number; user_id: number; notification_type: "conversation_creation" | "conversation_assignment" | "assigned_conversation_new_message" | "conversation_mention" | "participating_conversation_new_message" | "sla_missed_first_response" | "sla_missed_next_response" | "sla_missed_resolution"; primary_actor_type: "Conversation"; primary_actor_id: number; secondary_actor_type: "Message" | "User" | null; secondary_actor_id: number | null; read_at: string | null; snoozed_until: string | null; last_activity_at: string; created_at: string; updated_at: string; meta: { [key: string]: unknown } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Marks one as read. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; account_id: number; user_id: number; notification_type: "conversation_creation" | "conversation_assignment" | "assigned_conversation_new_message" | "conversation_mention" | "participating_conversation_new_message" | "sla_missed_first_response" | "sla_missed_next_response" | "sla_missed_resolution"; primary_actor_type: "Conversation"; primary_actor_id: number; secondary_actor_type: "Message" | "User" | null; secondary_actor_id: number | null; read_at: string | null; snoozed_until: string | null; last_activity_at: string; created_at: string; updated_at: string; meta: { [key: string]: unknown } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications/{id}/snooze": {
    /** Puts one away until a time, given in unix seconds. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { snoozed_until: number } } }
      responses: { 200: { content: { "application/json": { id: number; account_id: number; user_id: number; notification_type: "conversation_creation" | "conversation_assignment" | "assigned_conversation_new_message" | "conversation_mention" | "participating_conversation_new_message" | "sla_missed_first_response" | "sla_missed_next_response" | "sla_missed_resolution"; primary_actor_type: "Conversation"; primary_actor_id: number; secondary_actor_type: "Message" | "User" | null; secondary_actor_id: number | null; read_at: string | null; snoozed_until: string | null; last_activity_at: string; created_at: string; updated_at: string; meta: { [key: string]: unknown } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/notifications/{id}/unread": {
    /** Marks one as unread. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; account_id: number; user_id: number; notification_type: "conversation_creation" | "conversation_assignment" | "assigned_conversation_new_message" | "conversation_mention" | "participating_conversation_new_message" | "sla_missed_first_response" | "sla_missed_next_response" | "sla_missed_resolution"; primary_actor_type: "Conversation"; primary_actor_id: number; secondary_actor_type: "Message" | "User" | null; secondary_actor_id: number | null; read_at: string | null; snoozed_until: string | null; last_activity_at: string; created_at: string; updated_at: string; meta: { [key: string]: unknown } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/outbox": {
    /** The mails that no server sends. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["Mail"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/search": {
    /** Conversations, contacts and messages that the member may see, of the whole history. */
    get: {
      parameters: { path: { account_id: number | string }; query: { q: string; page?: number; since?: string; until?: string; from?: string; inbox_id?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { conversations: ({ id: number; account_id: number; created_at: number; message?: { id: number; content: string | null; inbox_id: number; conversation_id: number; message_type: 0 | 1 | 2 | 3; status: "sent" | "delivered" | "read" | "failed"; private: boolean; created_at: number; [key: string]: unknown }; contact: { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; additional_attributes: { [key: string]: unknown }; last_activity_at: number | null }; inbox?: { id: number; channel_id: number; name: string; channel_type: string }; agent?: { id: number; available_name: string; email: string; name: string; role: string }; additional_attributes: { [key: string]: unknown } })[]; contacts: ({ id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; additional_attributes: { [key: string]: unknown }; last_activity_at: number | null })[]; messages: ({ id: number; content: string | null; inbox_id: number; conversation_id: number; message_type: 0 | 1 | 2 | 3; status: "sent" | "delivered" | "read" | "failed"; private: boolean; created_at: number; [key: string]: unknown })[]; articles: unknown[] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/search/articles": {
    /** Articles of help centers. There are none yet. */
    get: {
      parameters: { path: { account_id: number | string }; query: { q: string; page?: number; since?: string; until?: string; from?: string; inbox_id?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { articles: unknown[] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/search/contacts": {
    /** Contacts by name, address, number, identifier or company. */
    get: {
      parameters: { path: { account_id: number | string }; query: { q: string; page?: number; since?: string; until?: string; from?: string; inbox_id?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { contacts: ({ id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; additional_attributes: { [key: string]: unknown }; last_activity_at: number | null })[] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/search/conversations": {
    /** Conversations by their number or by whom they are with. */
    get: {
      parameters: { path: { account_id: number | string }; query: { q: string; page?: number; since?: string; until?: string; from?: string; inbox_id?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { conversations: ({ id: number; account_id: number; created_at: number; message?: { id: number; content: string | null; inbox_id: number; conversation_id: number; message_type: 0 | 1 | 2 | 3; status: "sent" | "delivered" | "read" | "failed"; private: boolean; created_at: number; [key: string]: unknown }; contact: { id: number; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; additional_attributes: { [key: string]: unknown }; last_activity_at: number | null }; inbox?: { id: number; channel_id: number; name: string; channel_type: string }; agent?: { id: number; available_name: string; email: string; name: string; role: string }; additional_attributes: { [key: string]: unknown } })[] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/search/messages": {
    /** Messages by their words, without regard to accents; where nothing is found, by words that are spelt alike. */
    get: {
      parameters: { path: { account_id: number | string }; query: { q: string; page?: number; since?: string; until?: string; from?: string; inbox_id?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { messages: ({ id: number; content: string | null; inbox_id: number; conversation_id: number; message_type: 0 | 1 | 2 | 3; status: "sent" | "delivered" | "read" | "failed"; private: boolean; created_at: number; [key: string]: unknown })[] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/system_health": {
    /** Which part of the installation does its work, and which does not. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { standing: "ok" | "attention" | "down"; url: string; parts: ({ name: "database" | "bus" | "jobs" | "events" | "storage" | "mail" | "push"; standing: "ok" | "attention" | "down"; reason: string | null; ms: number | null })[]; lanes: ({ lane: "ingest" | "send" | "notify" | "bulk"; standing: "ok" | "attention" | "down"; waiting: number; oldest_seconds: number; limit_seconds: number; failed: number })[]; schedule: ({ job: string; standing: "ok" | "attention" | "down"; every_seconds: number; last_success_at: string | null })[]; inboxes: ({ id: number; name: string; channel_type: string; standing: "ok" | "attention" | "down"; last_message_at: string | null; last_contact_at: string | null; trouble: string | null; trouble_since: string | null })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/teams": {
    /** The teams of the account. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Team"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a team. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; description?: string | null; allow_auto_assign?: boolean } | { team: { name: string; description?: string | null; allow_auto_assign?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Team"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/teams/{id}": {
    /** Deletes a team; its conversations have none then. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** One team. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Team"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a team. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; allow_auto_assign?: boolean } | { team: { name?: string; description?: string | null; allow_auto_assign?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Team"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a team. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; allow_auto_assign?: boolean } | { team: { name?: string; description?: string | null; allow_auto_assign?: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Team"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/teams/{id}/team_members": {
    /** Takes people out of a team. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** The people of a team. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes exactly these the people of a team. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds people to a team, and answers those who are new to it. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes exactly these the people of a team. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_ids: (number | string)[] } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Agent"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/update_active_at": {
    /** Notes the account as the one that the person works in now. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/upload": {
    /** Keeps a file, sent along or fetched from an address. The address of a picture lasts, to be used in articles. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { attachment?: string; external_url?: string } } }
      responses: { 200: { content: { "application/json": { file_url: string; blob_key: string; blob_id: number } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhook_deliveries": {
    /** What webhooks, callbacks and bots were told, newest first, 25 at a time. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: { webhook_id?: number | string; inbox_id?: number | string; agent_bot_id?: number | string; state?: "waiting" | "delivered" | "failed"; before?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["WebhookDelivery"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhook_deliveries/{id}": {
    /** One delivery: what was sent, and what was answered each time. For administrators. */
    get: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["WholeWebhookDelivery"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhook_deliveries/{id}/replay": {
    /** Delivers once more what was delivered or given up, with the same id. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["WebhookDelivery"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhook_receivers": {
    /** How it stands with webhooks, callbacks and bots that have been told something. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["WebhookReceiver"][] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhook_receivers/{id}": {
    /** Switches a receiver on or off. Switched on, it is told first what waits. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { enabled: boolean } } }
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["WebhookReceiver"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhooks": {
    /** The webhooks of the account. For administrators. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { webhooks: components["schemas"]["Webhook"][] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Adds a webhook. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { url: string; name?: string | null; inbox_id?: number | string | null; subscriptions?: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[] } | { webhook: { url: string; name?: string | null; inbox_id?: number | string | null; subscriptions?: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[] } } } }
      responses: { 200: { content: { "application/json": { payload: { webhook: components["schemas"]["Webhook"] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhooks/{id}": {
    /** Deletes a webhook. For administrators. */
    delete: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a webhook. For administrators. */
    patch: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { url?: string; name?: string | null; inbox_id?: number | string | null; subscriptions?: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[] } | { webhook: { url?: string; name?: string | null; inbox_id?: number | string | null; subscriptions?: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[] } } } }
      responses: { 200: { content: { "application/json": { payload: { webhook: components["schemas"]["Webhook"] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes a webhook. For administrators. */
    put: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { url?: string; name?: string | null; inbox_id?: number | string | null; subscriptions?: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[] } | { webhook: { url?: string; name?: string | null; inbox_id?: number | string | null; subscriptions?: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "contact_created" | "contact_updated" | "conversation_typing_on" | "conversation_typing_off" | "inbox_created" | "inbox_updated")[] } } } }
      responses: { 200: { content: { "application/json": { payload: { webhook: components["schemas"]["Webhook"] } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/accounts/{account_id}/webhooks/{id}/test": {
    /** Tells a webhook that this is a test, and answers what came of it. For administrators. */
    post: {
      parameters: { path: { account_id: number | string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: components["schemas"]["WebhookDelivery"] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/installation": {
    /** What a page needs to know before anybody has signed in. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { onboarded: boolean; signup_enabled: boolean; demo: boolean; demo_website_token: string | null; mail: "smtp" | "outbox"; vapid_public_key: string } } } }
    }
  }
  "/api/v1/notification_subscriptions": {
    /** Forgets the device with this push token, or this endpoint. */
    delete: {
      parameters: { path?: never; query?: { push_token?: string; endpoint?: string }; header?: never }
      requestBody: { content: { "application/json": { push_token?: string; endpoint?: string } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
    /** Notes a browser or phone on which you want to be told. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { subscription_type: "browser_push"; subscription_attributes: { endpoint: string; p256dh: string; auth: string } } | { subscription_type: "fcm"; subscription_attributes: { device_id: string; push_token: string } } | { notification_subscription: { subscription_type: "browser_push"; subscription_attributes: { endpoint: string; p256dh: string; auth: string } } | { subscription_type: "fcm"; subscription_attributes: { device_id: string; push_token: string } } } } }
      responses: { 200: { content: { "application/json": { id: number; identifier: string; subscription_attributes: { [key: string]: unknown }; subscription_type: "browser_push" | "fcm"; user_id: number; created_at: string; updated_at: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/notification_subscriptions/test": {
    /** Pushes a few words to all your devices now, and says how each took it. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; subscription_type: "browser_push" | "fcm"; outcome: "delivered" | "gone" | "again" | "failed" | "not_supported"; status: number | null; reason: string | null })[] } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/api/v1/profile": {
    /** The signed-in person, with their accounts and tokens. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
    /** Changes the names, settings and signature of the signed-in person; the password with the current one. */
    patch: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { profile: { name?: string; display_name?: string | null; message_signature?: string | null; ui_settings?: { [key: string]: unknown }; avatar?: string; password?: string; password_confirmation?: string; current_password?: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the names, settings and signature of the signed-in person; the password with the current one. */
    put: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { profile: { name?: string; display_name?: string | null; message_signature?: string | null; ui_settings?: { [key: string]: unknown }; avatar?: string; password?: string; password_confirmation?: string; current_password?: string } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/profile/auto_offline": {
    /** Says whether the person counts as offline in an account while they are away. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { profile: { account_id: number | string; auto_offline: boolean } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/profile/availability": {
    /** Says whether the person is available in an account. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { profile: { account_id: number | string; availability: "online" | "offline" | "busy" } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/profile/avatar": {
    /** Takes the face of the person away. */
    delete: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/api/v1/profile/email": {
    /** Mails a link to an address that the person wants to sign in with; it is theirs once they follow it. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { email: string; current_password: string } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/profile/resend_confirmation": {
    /** Does nothing: whoever can sign in has a confirmed address. Clients ask all the same. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/api/v1/profile/reset_access_token": {
    /** Gives the person a new token; the old one ends. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/api/v1/profile/sessions": {
    /** Where the person is signed in, the session used last first. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Session"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/api/v1/profile/sessions/{id}": {
    /** Signs the person out there, but not where they ask. */
    delete: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/profile/set_active_account": {
    /** Notes the account that the person works in. */
    put: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { profile: { account_id: number | string } } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/campaigns": {
    /** What the website may say by itself to who has not written, with where and when. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": ({ id: number; trigger_rules: { url?: string; time_on_page?: number }; trigger_only_during_business_hours: boolean; message: string; message_html: string; sender: { id: number; name: string; avatar_url: string; availability_status: "online" | "offline" | "busy" } | null })[] } } }
    }
  }
  "/api/v1/widget/changes": {
    /** What happened in the visitor’s conversation after a number; waits for it up to 25 seconds. */
    get: {
      parameters: { path?: never; query: { cursor: number; wait?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { cursor: number; events: { seq: number; event: string; data: { account_id: number; [key: string]: unknown } }[] } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/config": {
    /** What the widget needs to draw itself, and the visitor’s token. */
    post: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { website_channel_config: { api_host: string; auth_token: string; website_name: string; website_token: string; welcome_title: string; welcome_tagline: string; widget_color: string; reply_time: "in_a_few_minutes" | "in_a_few_hours" | "in_a_day"; locale: string; avatar_url: string; enabled_languages: { iso_639_1_code: string; name: string }[]; enabled_features: ("attachments" | "emoji_picker" | "end_conversation" | "use_inbox_avatar_for_bot" | "allow_mobile_webview")[]; allow_messages_after_resolved: boolean; csat_survey_enabled: boolean; disable_branding: boolean; out_of_office_message: string | null; portal: null; pre_chat_form_enabled: boolean; pre_chat_form_options: { pre_chat_message: string; pre_chat_fields: ({ field_type: "standard" | "contact_attribute" | "conversation_attribute"; name: string; type: string; label: string; placeholder?: string | null; required?: boolean; enabled?: boolean; values?: unknown[] | null; regex_pattern?: string | null; regex_cue?: string | null; locale?: string | null; [key: string]: unknown })[] }; timezone: string; utc_off_set: string; working_hours: ({ day_of_week: number; closed_all_day: boolean; open_hour: number | null; open_minutes: number | null; close_hour: number | null; close_minutes: number | null; open_all_day: boolean })[]; working_hours_enabled: boolean; opens_at: number | null; consent: { version: number; text: string; given: boolean } | null }; contact: { id: number | null; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; pubsub_token: string }; global_config: Record<string, never> } } } }
    }
  }
  "/api/v1/widget/contact": {
    /** Who the visitor is. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number | null; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; has_name: boolean; has_email: boolean; has_phone_number: boolean; pubsub_token: string } } } }
    }
    /** What the visitor says about themselves. Nothing is kept of who has not written. */
    patch: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; custom_attributes?: { [key: string]: unknown }; additional_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": { id: number | null; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; has_name: boolean; has_email: boolean; has_phone_number: boolean; pubsub_token: string } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/contact/destroy_custom_attributes": {
    /** Takes custom attributes of the visitor away. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attributes: string[] } } }
      responses: { 200: { content: { "application/json": { id: number | null; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; has_name: boolean; has_email: boolean; has_phone_number: boolean; pubsub_token: string } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/contact/set_user": {
    /** Who the website says that the visitor is, proven by a signature. With a new token where they are somebody else than before. */
    patch: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; custom_attributes?: { [key: string]: unknown }; additional_attributes?: { [key: string]: unknown }; identifier?: string; identifier_hash?: string; identity_token?: string; avatar_url?: string | null } } }
      responses: { 200: { content: { "application/json": { id: number | null; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; has_name: boolean; has_email: boolean; has_phone_number: boolean; pubsub_token: string; widget_auth_token?: string } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/conversations": {
    /** The visitor’s conversation, if any. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id?: number; inbox_id?: number; status?: "open" | "resolved" | "pending" | "snoozed"; contact_last_seen_at?: number; agent_last_seen_at?: number; unread_count?: number; has_earlier?: boolean } } } }
    }
    /** Begins a conversation with what a form has asked. One that is not resolved goes on. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { contact?: { name?: string | null; email?: string | null; phone_number?: string | null; custom_attributes?: { [key: string]: unknown }; additional_attributes?: { [key: string]: unknown } }; message: { content?: string | null; echo_id?: string | number; attachments?: string[]; is_voice_message?: boolean; reply_to?: number | string | null; referer_url?: string; timestamp?: unknown }; custom_attributes?: { [key: string]: unknown }; consent_version?: number } } }
      responses: { 200: { content: { "application/json": { id: number; inbox_id: number; status: "open" | "resolved" | "pending" | "snoozed"; contact_last_seen_at: number; agent_last_seen_at: number; unread_count: number; messages: ({ id: number; content: string | null; content_html: string; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; conversation_id: number; created_at: number; [key: string]: unknown })[]; custom_attributes: { [key: string]: unknown }; contact: { id: number | null; name: string | null; email: string | null; phone_number: string | null; identifier: string | null; has_name: boolean; has_email: boolean; has_phone_number: boolean; pubsub_token: string } } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/conversations/all": {
    /** All conversations of the visitor, newest first, with what was said last. What was said in one: `GET messages?conversation_id=…`. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; status: "open" | "resolved" | "pending" | "snoozed"; created_at: number; last_activity_at: number; last_message: { id: number; content: string | null; content_html: string; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; conversation_id: number; created_at: number; [key: string]: unknown } | null })[] } } } }
    }
  }
  "/api/v1/widget/conversations/destroy_custom_attributes": {
    /** Takes custom attributes of the conversation away. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attribute?: string[]; custom_attributes?: string[] } } }
      responses: { 200: { content?: never }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/conversations/handoff": {
    /** The visitor, whom a bot answers, asks for a person. Nothing changes where none does. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never } }
    }
  }
  "/api/v1/widget/conversations/set_custom_attributes": {
    /** Adds custom attributes to the conversation. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attributes: { [key: string]: unknown } } } }
      responses: { 200: { content?: never }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/conversations/toggle_status": {
    /** The visitor ends the conversation, where the website lets them. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never } }
    }
  }
  "/api/v1/widget/conversations/toggle_typing": {
    /** The visitor writes, or has stopped. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { typing_status: "on" | "off" } } }
      responses: { 200: { content?: never }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/conversations/transcript": {
    /** Mails what was said to the visitor’s own address. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never } }
    }
  }
  "/api/v1/widget/conversations/update_last_seen": {
    /** The visitor has read everything. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never } }
    }
  }
  "/api/v1/widget/direct_uploads": {
    /** Says where to send a file, and by which `signed_id` a message of the visitor takes it then. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { blob: { filename: string; byte_size: number; checksum?: string | null; content_type?: string | null; metadata?: { [key: string]: unknown } } } } }
      responses: { 200: { content: { "application/json": { id: number; key: string; filename: string; content_type: string; metadata: { [key: string]: unknown }; byte_size: number; checksum: string; created_at: string; service_name: string; signed_id: string; direct_upload: { url: string; headers: { [key: string]: string } } } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/events": {
    /** Something happened in the widget. `campaign.triggered` begins a conversation; webhooks and bots are told that it was opened (`webwidget.triggered`). */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; event_info?: { [key: string]: unknown } } } }
      responses: { 204: { content?: never }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/inbox_members": {
    /** Who answers. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; name: string; avatar_url: string; availability_status: "online" | "offline" | "busy" })[] } } } }
    }
  }
  "/api/v1/widget/integrations/dyte/add_participant_to_meeting": {
    /** A ticket for the visitor to the call that a message invites to. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { message_id: number | string } } }
      responses: { 200: { content: { "application/json": { token: string } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/labels": {
    /** Labels the conversation, with a label that there is. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { label: string } } }
      responses: { 204: { content?: never }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/labels/{label}": {
    /** Takes a label off the conversation. */
    delete: {
      parameters: { path: { label: string }; query?: never; header?: never }
      requestBody?: never
      responses: { 204: { content?: never }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/messages": {
    /** What was said, oldest first: in the newest conversation of the visitor, unless another of theirs is named. */
    get: {
      parameters: { path?: never; query: { website_token: string; before?: number | string; after?: number | string; conversation_id?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: ({ id: number; content: string | null; content_html: string; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; conversation_id: number; created_at: number; [key: string]: unknown })[]; meta: { cursor: number; contact_last_seen_at: number } } } }; 422: components["responses"]["Invalid"] }
    }
    /** The visitor writes. The first message begins a conversation. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { message: { content?: string | null; echo_id?: string | number; attachments?: string[]; is_voice_message?: boolean; reply_to?: number | string | null; referer_url?: string; timestamp?: unknown }; custom_attributes?: { [key: string]: unknown }; consent_version?: number } } }
      responses: { 200: { content: { "application/json": { id: number; content: string | null; content_html: string; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; conversation_id: number; created_at: number; [key: string]: unknown } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/v1/widget/messages/{id}": {
    /** The visitor answers a message that asks: for their address, a choice, a form. */
    patch: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { contact?: { email: string }; message?: { submitted_values?: { [key: string]: unknown }[] | { [key: string]: unknown } | null } } } }
      responses: { 200: { content: { "application/json": { id: number; content: string | null; content_html: string; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; status: "sent" | "delivered" | "read" | "failed"; conversation_id: number; created_at: number; [key: string]: unknown } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/api/webhooks/{channel}/{id}": {
    /** Answers a service that asks whether the address is ours. */
    get: {
      parameters: { path: { channel: string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": unknown } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Takes what a service brings for an inbox, when its signature is right. It is read afterwards. */
    post: {
      parameters: { path: { channel: string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { status: "accepted" } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/auth/email": {
    /** Gives a person the address to which the link was mailed, and signs them out everywhere. */
    put: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { token: string } } }
      responses: { 200: { content?: never }; 422: components["responses"]["Invalid"] }
    }
  }
  "/auth/invitation": {
    /** What an invitation link invites to. */
    get: {
      parameters: { path?: never; query: { token: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { email: string; name: string; account_name: string; existing_user: boolean } } }; 422: components["responses"]["Invalid"] }
    }
    /** Accepts an invitation, and begins a session. */
    put: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { token: string; name?: string; password: string } } }
      responses: { 200: { content: { "application/json": { data: components["schemas"]["Profile"] } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/auth/password": {
    /** Mails a link for a new password, if the address is known. Answers the same if not. */
    post: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { email: string } } }
      responses: { 200: { content: { "application/json": { success: true; message: string } } }; 422: components["responses"]["Invalid"] }
    }
    /** Sets a new password with what a recovery link carries, and begins a session. */
    put: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { token_hash: string; password: string } | { access_token: string; refresh_token: string; password: string } } }
      responses: { 200: { content: { "application/json": { data: components["schemas"]["Profile"] } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/auth/sign_in": {
    /** Begins a session, with a password or the token of a link that signs in. The headers access-token, client, expiry and uid of the answer carry it, and a cookie. */
    post: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody: { content: { "application/json": { email: string; password?: string; sso_auth_token?: string } } }
      responses: { 200: { content: { "application/json": { data: components["schemas"]["Profile"] } } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/auth/sign_out": {
    /** Ends the session. */
    delete: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { success: true } } } }
    }
  }
  "/auth/validate_token": {
    /** Whose the session is. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { payload: { success: true; data: components["schemas"]["Profile"] } } } } }
    }
  }
  "/enterprise/api/v1/accounts/{account_id}/toggle_deletion": {
    /** Says that the account is to be deleted in seven days, or that it is not. For administrators. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { action_type: "delete" | "undelete" } } }
      responses: { 200: { content: { "application/json": { message: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/files/attachments/{token}/{name}": {
    /** The file behind a `data_url` or `thumb_url`, for five minutes; pieces of it when a range is asked for. */
    get: {
      parameters: { path: { token: string; name: string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/files/avatars/{name}": {
    /** The face of a person or an inbox. */
    get: {
      parameters: { path: { name: string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/files/blobs/{token}/{name}": {
    /** What `upload` has answered the address of. */
    get: {
      parameters: { path: { token: string; name: string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/files/uploads/{token}": {
    /** Takes in the file that `direct_uploads` was told of, for five minutes. */
    put: {
      parameters: { path: { token: string }; query?: never; header?: never }
      requestBody?: never
      responses: { 204: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/google/callback": {
    /** Where the owner of a mailbox comes back to. Leads to the inbox, or to what went wrong. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 302: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/health": {
    /** The process answers. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { status: "ok" } } } }
    }
  }
  "/metrics": {
    /** Figures for Prometheus, as text. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never } }
    }
  }
  "/microsoft/callback": {
    /** Where the owner of a mailbox comes back to. Leads to the inbox, or to what went wrong. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 302: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
  }
  "/platform/api/v1/accounts": {
    /** The accounts that the app reaches. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["PlatformAccount"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
    /** Makes an account, without members yet. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; slug?: string; locale?: "en" | "es" | "pt-BR" | "ar"; timezone?: string; domain?: string | null; support_email?: string | null; status?: "active" | "suspended"; features?: { [key: string]: boolean }; limits?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["PlatformAccount"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/accounts/{account_id}": {
    /** Deletes an account. It is gone at once; a job erases everything that it had. */
    delete: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** An account. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["PlatformAccount"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of an account, also whether it is active. */
    patch: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; slug?: string; locale?: "en" | "es" | "pt-BR" | "ar"; timezone?: string; domain?: string | null; support_email?: string | null; status?: "active" | "suspended"; features?: { [key: string]: boolean }; limits?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["PlatformAccount"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of an account, also whether it is active. */
    put: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; slug?: string; locale?: "en" | "es" | "pt-BR" | "ar"; timezone?: string; domain?: string | null; support_email?: string | null; status?: "active" | "suspended"; features?: { [key: string]: boolean }; limits?: { [key: string]: unknown }; custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["PlatformAccount"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/accounts/{account_id}/account_users": {
    /** Takes a member out of an account. */
    delete: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { user_id: number | string } } }
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** The members of an account, with their roles. */
    get: {
      parameters: { path: { account_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["AccountUser"][] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Makes a person of the app’s a member of an account, or gives the member another role. */
    post: {
      parameters: { path: { account_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { user_id: number | string; role?: "agent" | "administrator" } } }
      responses: { 200: { content: { "application/json": components["schemas"]["AccountUser"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/agent_bots": {
    /** The bots that the app reaches. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": ({ id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number | null; system_bot: boolean; access_token?: string; secret?: string })[] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"] }
    }
    /** Makes a bot of an account; or of none yet, which works nowhere until it is given one. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown }; account_id?: number | string | null; avatar?: string; avatar_url?: string } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number | null; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/agent_bots/{id}": {
    /** Takes a bot away. */
    delete: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** A bot. */
    get: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number | null; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of a bot; a bot without an account is given one by `account_id`. */
    patch: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown }; account_id?: number | string | null; avatar?: string; avatar_url?: string } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number | null; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of a bot; a bot without an account is given one by `account_id`. */
    put: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; description?: string | null; outgoing_url?: string | null; bot_type?: "webhook" | 0; bot_config?: { [key: string]: unknown }; account_id?: number | string | null; avatar?: string; avatar_url?: string } } }
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number | null; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/agent_bots/{id}/avatar": {
    /** Takes the face of a bot away. */
    delete: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; name: string; description: string | null; thumbnail: string; outgoing_url: string | null; bot_type: "webhook"; bot_config: { [key: string]: unknown }; account_id: number | null; system_bot: boolean; access_token?: string; secret?: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/users": {
    /** Makes a person. One that the app reaches already is answered as they are; any other known address is refused. */
    post: {
      parameters: { path?: never; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name: string; display_name?: string | null; email: string; password?: string; custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/users/{id}": {
    /** Deletes a person, out of every account. What they wrote stays. */
    delete: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content?: never }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** A person, with their token. */
    get: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of a person. A new address or password signs them out. */
    patch: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; display_name?: string | null; email?: string; password?: string; custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes what is named of a person. A new address or password signs them out. */
    put: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string; display_name?: string | null; email?: string; password?: string; custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": components["schemas"]["Profile"] } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/users/{id}/login": {
    /** A link that signs the person in, once and within five minutes. */
    get: {
      parameters: { path: { id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { url: string } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/platform/api/v1/users/{id}/token": {
    /** The token of the person, which does not expire. */
    post: {
      parameters: { path: { id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { access_token: string; expiry: null; user: { id: number; name: string; display_name: string | null; email: string; pubsub_token: string } } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}": {
    /** The API inbox as its clients know it. */
    get: {
      parameters: { path: { inbox_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { identifier: string; identity_validation_enabled: boolean; name: string; timezone: string; working_hours: ({ day_of_week: number; closed_all_day: boolean; open_hour: number | null; open_minutes: number | null; close_hour: number | null; close_minutes: number | null; open_all_day: boolean })[]; working_hours_enabled: boolean; csat_survey_enabled: boolean; greeting_enabled: boolean } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts": {
    /** Makes a contact known to the inbox, and answers the source id that stands for them from then on. */
    post: {
      parameters: { path: { inbox_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; identifier?: string | null; custom_attributes?: { [key: string]: unknown }; identifier_hash?: string | null; source_id?: string | null } } }
      responses: { 200: { content: { "application/json": { source_id: string; pubsub_token: string; id: number; name: string | null; email: string | null; phone_number: string | null } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}": {
    /** The contact themselves. */
    get: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { source_id: string; pubsub_token: string; id: number; name: string | null; email: string | null; phone_number: string | null } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the contact; with a signed identifier it becomes one with the contact of that identifier. */
    patch: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; identifier?: string | null; custom_attributes?: { [key: string]: unknown }; identifier_hash?: string | null } } }
      responses: { 200: { content: { "application/json": { source_id: string; pubsub_token: string; id: number; name: string | null; email: string | null; phone_number: string | null } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Changes the contact; with a signed identifier it becomes one with the contact of that identifier. */
    put: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { name?: string | null; email?: string | null; phone_number?: string | null; identifier?: string | null; custom_attributes?: { [key: string]: unknown }; identifier_hash?: string | null } } }
      responses: { 200: { content: { "application/json": { source_id: string; pubsub_token: string; id: number; name: string | null; email: string | null; phone_number: string | null } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations": {
    /** The contact's conversations, newest first, with their last messages. */
    get: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": ({ id: number; uuid: string; inbox_id: number; status: "open" | "resolved" | "pending" | "snoozed"; contact_last_seen_at: number; agent_last_seen_at: number; messages: ({ id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown })[]; contact: { id: number; name: string | null; email: string | null; [key: string]: unknown } })[] } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Begins a conversation. */
    post: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { custom_attributes?: { [key: string]: unknown } } } }
      responses: { 200: { content: { "application/json": { id: number; uuid: string; inbox_id: number; status: "open" | "resolved" | "pending" | "snoozed"; contact_last_seen_at: number; agent_last_seen_at: number; messages: ({ id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown })[]; contact: { id: number; name: string | null; email: string | null; [key: string]: unknown } } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations/{conversation_id}": {
    /** One conversation, with its last messages. */
    get: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; uuid: string; inbox_id: number; status: "open" | "resolved" | "pending" | "snoozed"; contact_last_seen_at: number; agent_last_seen_at: number; messages: ({ id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown })[]; contact: { id: number; name: string | null; email: string | null; [key: string]: unknown } } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations/{conversation_id}/messages": {
    /** The newest messages, or those before one, oldest first. No notes. */
    get: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string }; query?: { before?: number | string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": ({ id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown })[] } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** The contact writes. The same `echo_id` again answers the first message. */
    post: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { content?: string | null; echo_id?: string | number; attachments?: string[]; is_voice_message?: boolean } } }
      responses: { 200: { content: { "application/json": { id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations/{conversation_id}/messages/{message_id}": {
    /** Answers a message that asks for something: the values chosen, a rating. */
    patch: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string; message_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { submitted_values?: { [key: string]: unknown }[] | { [key: string]: unknown } | null; submitted_email?: string } } }
      responses: { 200: { content: { "application/json": { id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Answers a message that asks for something: the values chosen, a rating. */
    put: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string; message_id: number | string }; query?: never; header?: never }
      requestBody: { content: { "application/json": { submitted_values?: { [key: string]: unknown }[] | { [key: string]: unknown } | null; submitted_email?: string } } }
      responses: { 200: { content: { "application/json": { id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations/{conversation_id}/toggle_status": {
    /** Resolves the conversation. */
    post: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; uuid: string; inbox_id: number; status: "open" | "resolved" | "pending" | "snoozed"; contact_last_seen_at: number; agent_last_seen_at: number; messages: ({ id: number; content: string | null; message_type: number; content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call"; content_attributes: { [key: string]: unknown }; created_at: number; conversation_id: number; status: "sent" | "delivered" | "read" | "failed"; echo_id?: string; attachments?: ({ id: number; message_id: number; account_id: number; file_type: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed"; extension?: string | null; content_type?: string; data_url?: string; thumb_url?: string; file_size?: number; width?: number | null; height?: number | null; transcribed_text?: string; coordinates_lat?: number | null; coordinates_long?: number | null; fallback_title?: string | null; meta?: { [key: string]: unknown } })[]; sender?: { id: number; type: string; [key: string]: unknown }; [key: string]: unknown })[]; contact: { id: number; name: string | null; email: string | null; [key: string]: unknown } } } }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations/{conversation_id}/toggle_typing": {
    /** Tells the agents that the contact writes, or has stopped. */
    post: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": { typing_status: "on" | "off" } } }
      responses: { 200: { content?: never }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/public/api/v1/inboxes/{inbox_id}/contacts/{contact_id}/conversations/{conversation_id}/update_last_seen": {
    /** Notes that the contact has read everything up to now. */
    post: {
      parameters: { path: { inbox_id: number | string; contact_id: number | string; conversation_id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content?: never }; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/ready": {
    /** Whether the process can do its work, part by part; 503 when not. */
    get: {
      parameters: { path?: never; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { status: "ready" | "not ready"; database: { ok: boolean; reason?: string }; queue: { ok: boolean; reason?: string }; bus: { ok: boolean; reason?: string } } } } }
    }
  }
  "/webhooks/{channel}/{id}": {
    /** Answers a service that asks whether the address is ours. */
    get: {
      parameters: { path: { channel: string; id: number | string }; query?: never; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": unknown } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
    /** Takes what a service brings for an inbox, when its signature is right. It is read afterwards. */
    post: {
      parameters: { path: { channel: string; id: number | string }; query?: never; header?: { "Idempotency-Key"?: string } }
      requestBody?: never
      responses: { 200: { content: { "application/json": { status: "accepted" } } }; 401: components["responses"]["Unauthenticated"]; 403: components["responses"]["Forbidden"]; 404: components["responses"]["NotFound"]; 422: components["responses"]["Invalid"] }
    }
  }
  "/widget/campaigns": {
    /** Where and when the website says something by itself now, for a page to judge without opening the chat. */
    get: {
      parameters: { path?: never; query: { website_token: string }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { id: number; trigger_rules: { url?: string; time_on_page?: number } }[] } }; 422: components["responses"]["Invalid"] }
    }
  }
  "/widget/launcher": {
    /** What the bubble needs before the chat is opened: its colour, and for who has written before (`cw_conversation`) what is unread. With the `cursor` of an answer before, that waits up to 25 seconds for something to happen. */
    get: {
      parameters: { path?: never; query: { website_token: string; cw_conversation?: string; cursor?: number; wait?: number }; header?: never }
      requestBody?: never
      responses: { 200: { content: { "application/json": { widget_color: string; text_color: string; locale: string; unread_count: number; has_campaigns?: boolean; cursor?: number; token?: string } } }; 422: components["responses"]["Invalid"] }
    }
    /** The same for the person who the website says that the visitor is. Nothing is stored. */
    post: {
      parameters: { path?: never; query: { website_token: string; cw_conversation?: string }; header?: never }
      requestBody: { content: { "application/json": { identifier?: string; identifier_hash?: string; identity_token?: string } } }
      responses: { 200: { content: { "application/json": { widget_color: string; text_color: string; locale: string; unread_count: number; has_campaigns?: boolean; cursor?: number; token?: string } } }; 422: components["responses"]["Invalid"] }
    }
  }
}
