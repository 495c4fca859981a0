export const attributeModels = ['conversation_attribute', 'contact_attribute'] as const
export type AttributeModel = (typeof attributeModels)[number]

export const attributeTypes = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'] as const
export type AttributeType = (typeof attributeTypes)[number]

/** What an account keeps about its conversations or contacts besides what everybody keeps. Times are ISO. */
export type AttributeDefinitionWire = {
  id: number
  attribute_display_name: string
  attribute_display_type: AttributeType
  attribute_description: string | null
  /** The name under which `custom_attributes` holds the value. */
  attribute_key: string
  regex_pattern: string | null
  /** What a form says when the value does not match the pattern. */
  regex_cue: string | null
  /** What a list offers. */
  attribute_values: string[]
  attribute_model: AttributeModel
  default_value: null
  created_at: string
  updated_at: string
}
