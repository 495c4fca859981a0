import { priorities } from '#lib/protocol/conversation.ts'
import type { AttributeDefinitionWire, AttributeType } from '#lib/protocol/index.ts'
import { conversationStatuses } from '#lib/protocol/message.ts'
import type { Condition } from '../data/conversation-list.ts'

export type Operator = Condition['filter_operator']
/** How a value is given: picked from a list that the screen knows, or typed. */
export type ValueKind =
  | 'status'
  | 'priority'
  | 'agent'
  | 'inbox'
  | 'team'
  | 'label'
  | 'campaign'
  | 'choice'
  | 'yes'
  | 'text'
  | 'number'
  | 'date'

export type FilterAttribute = {
  /** Unique in the list: custom attributes of contacts and of conversations may share a name. */
  id: string
  key: string
  kind: ValueKind
  operators: readonly Operator[]
  /** Of custom attributes: where they are, what they are called, and what a list offers. */
  custom?: Condition['custom_attribute_type']
  name?: string
  choices?: string[]
}

const equality = ['equal_to', 'not_equal_to'] as const
const presence = ['is_present', 'is_not_present'] as const
const containing = [...equality, 'contains', 'does_not_contain'] as const
const moment = ['is_greater_than', 'is_less_than', 'days_before'] as const

const standard = (key: string, kind: ValueKind, operators: readonly Operator[]): FilterAttribute => ({
  id: key,
  key,
  kind,
  operators,
})

/** What every account's conversations can be filtered by (reference §5.3). */
export const standardAttributes = [
  standard('status', 'status', equality),
  standard('priority', 'priority', equality),
  standard('assignee_id', 'agent', [...equality, ...presence]),
  standard('inbox_id', 'inbox', [...equality, ...presence]),
  standard('team_id', 'team', [...equality, ...presence]),
  standard('labels', 'label', [...equality, ...presence]),
  standard('campaign_id', 'campaign', [...equality, ...presence]),
  standard('display_id', 'number', containing),
  standard('contact_id', 'number', equality),
  standard('created_at', 'date', moment),
  standard('last_activity_at', 'date', moment),
  standard('referer', 'text', containing),
  standard('mail_subject', 'text', containing),
  standard('browser_language', 'text', equality),
  standard('conversation_language', 'text', equality),
  standard('country_code', 'text', equality),
] as const

/** What every account's contacts can be filtered by. */
const contactAttributes = [
  standard('name', 'text', containing),
  standard('email', 'text', containing),
  standard('phone_number', 'text', [...containing, 'starts_with']),
  standard('identifier', 'text', equality),
  standard('company_name', 'text', containing),
  standard('labels', 'label', [...equality, ...presence]),
  standard('city', 'text', containing),
  standard('country_code', 'text', equality),
  standard('referer', 'text', containing),
  standard('blocked', 'yes', equality),
  standard('created_at', 'date', moment),
  standard('last_activity_at', 'date', moment),
] as const

export type FilterNoun = 'conversation' | 'contact'
export const standardOf = { conversation: standardAttributes, contact: contactAttributes }
const models = {
  conversation: ['conversation_attribute', 'contact_attribute'],
  contact: ['contact_attribute'],
} as const

/** Of whose custom attributes the noun can be filtered by. */
export const modelsOf = (noun: FilterNoun): readonly NonNullable<Condition['custom_attribute_type']>[] => models[noun]

/** With those that the account has defined. */
export const filterAttributes = (
  definitions: AttributeDefinitionWire[],
  noun: FilterNoun = 'conversation',
): FilterAttribute[] => [
  ...standardOf[noun],
  ...definitions
    .filter(one => modelsOf(noun).includes(one.attribute_model))
    .map(one => ({
      id: `${one.attribute_model}:${one.attribute_key}`,
      key: one.attribute_key,
      kind: kinds[one.attribute_display_type],
      operators: operators[one.attribute_display_type],
      custom: one.attribute_model,
      name: one.attribute_display_name,
      choices: one.attribute_values,
    })),
]

const kinds: Record<AttributeType, ValueKind> = {
  text: 'text',
  link: 'text',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  list: 'choice',
  checkbox: 'yes',
}
const amounts = [...equality, ...presence, 'is_greater_than', 'is_less_than'] as const
const operators: Record<AttributeType, readonly Operator[]> = {
  text: [...containing, ...presence],
  link: [...containing, ...presence],
  number: amounts,
  currency: amounts,
  percent: amounts,
  date: [...moment, ...equality, ...presence],
  list: [...equality, ...presence],
  checkbox: [...equality, ...presence],
}

/** Whether the operator says everything already. */
export const needsNoValue = (operator: Operator) => operator === 'is_present' || operator === 'is_not_present'

/** How the value beside this operator is given: "days before" counts days, whatever the attribute is. */
export const valueKind = (attribute: FilterAttribute, operator: Operator): ValueKind =>
  operator === 'days_before' ? 'number' : attribute.kind

/** Kinds of which several values can be meant. */
export const takesMany = (kind: ValueKind) => !['text', 'number', 'date', 'yes'].includes(kind)

/** The attribute that a condition is about; undefined when the account has it no longer. */
export const attributeOf = (condition: Condition, attributes: FilterAttribute[]) =>
  attributes.find(one => one.key === condition.attribute_key && one.custom === condition.custom_attribute_type)

/** A condition about the attribute, with nothing chosen yet. */
export const emptyCondition = ({ key, operators: [first], custom }: FilterAttribute): Condition => ({
  attribute_key: key,
  filter_operator: first ?? 'equal_to',
  values: [],
  query_operator: 'and',
  ...(custom ? { custom_attribute_type: custom } : {}),
})

/** Whether the condition says something. */
export const isComplete = ({ filter_operator, values }: Condition) =>
  needsNoValue(filter_operator) || values.some(value => value !== '')

/** As the API takes them: the last one joins nothing. */
export const payloadOf = (conditions: Condition[]): Condition[] =>
  conditions.map((one, index) => ({
    ...one,
    values: needsNoValue(one.filter_operator) ? [] : one.values,
    query_operator: index < conditions.length - 1 ? (one.query_operator ?? 'and') : undefined,
  }))

export const fixedChoices = { status: conversationStatuses, priority: priorities }
