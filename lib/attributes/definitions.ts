import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type AttributeModel, type AttributeType, attributeModels } from '#lib/protocol/index.ts'
import {
  type Definition,
  type DefinitionChanges,
  type DefinitionOrder,
  isStandard,
  modelName,
  type NewDefinition,
  typeName,
} from './definition.ts'

/** The definitions of the account in the order that it gave them, of one model when `model` says so. */
export async function listDefinitions(ctx: MemberContext, model: number | null): Promise<Definition[]> {
  return inOneTrip<Definition>(
    ctx,
    sql => sql`
    select * from charla.custom_attribute_definitions
    where account_id = ${ctx.accountId} and (${model}::smallint is null or attribute_model = ${model})
    order by position nulls last, id`,
  )
}

export type AttributeKind = { key: string; model: AttributeModel; type: AttributeType }

/** What the account has defined by these keys, of either model. */
export async function definedKinds(ctx: Context, keys: string[]): Promise<AttributeKind[]> {
  const found = await inOneTrip<Definition>(
    ctx,
    sql => sql`
    select * from charla.custom_attribute_definitions
    where account_id = ${ctx.accountId} and attribute_key = any(${keys}::text[])`,
  )
  return found.map(one => ({
    key: one.attribute_key,
    model: modelName(one.attribute_model),
    type: typeName(one.attribute_display_type),
  }))
}

/** What the attributes of one model are called: their keys, and the names that people see. */
export async function namesOfAttributes(
  ctx: MemberContext,
  model: AttributeModel,
): Promise<{ key: string; name: string }[]> {
  const found = await listDefinitions(ctx, attributeModels.indexOf(model))
  return found.map(one => ({ key: one.attribute_key, name: one.attribute_display_name }))
}

export async function findDefinition(ctx: MemberContext, id: number): Promise<Definition> {
  const [definition] = await inOneTrip<Definition>(
    ctx,
    sql => sql`select * from charla.custom_attribute_definitions where account_id = ${ctx.accountId} and id = ${id}`,
  )
  if (!definition) throw notFound()
  return definition
}

/** @throws `invalid` when the key is that of another definition, or of a field that is there anyway. */
export async function createDefinition(ctx: MemberContext, given: NewDefinition): Promise<Definition> {
  assertOwn(given)
  const { attribute_values, ...rest } = given
  const [definition] = await inOneTrip<Definition>(
    ctx,
    sql => sql`
    insert into charla.custom_attribute_definitions (account_id, attribute_model, attribute_display_type, attribute_key,
      attribute_display_name, attribute_description, attribute_values, regex_pattern, regex_cue)
    values (${ctx.accountId}, ${rest.attribute_model}, ${rest.attribute_display_type}, ${rest.attribute_key},
      ${rest.attribute_display_name}, ${rest.attribute_description ?? null}, ${sql.json(attribute_values)},
      ${rest.regex_pattern ?? null}, ${rest.regex_cue ?? null})
    on conflict (account_id, attribute_model, attribute_key) do nothing returning *`,
  )
  if (!definition) throw taken()
  return definition
}

/** Changes what is said about the values; those that are kept stay as they are. @throws `invalid` as `createDefinition`. */
export async function updateDefinition(
  ctx: MemberContext,
  id: number,
  changes: DefinitionChanges,
): Promise<Definition> {
  const { attribute_values, ...rest } = changes
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return withAccount(ctx, async ({ sql }) => {
    const known = await sql<Definition[]>`
      select * from charla.custom_attribute_definitions where account_id = ${ctx.accountId} order by id for update`
    const before = known.find(one => one.id === id)
    if (!before) throw notFound()
    const attribute_key = changes.attribute_key ?? before.attribute_key
    const attribute_model = changes.attribute_model ?? before.attribute_model
    assertOwn({ attribute_key, attribute_model })
    const another = known.some(
      one => one.id !== id && one.attribute_key === attribute_key && one.attribute_model === attribute_model,
    )
    if (another) throw taken()
    const [definition] = await sql<Definition[]>`
      update charla.custom_attribute_definitions set ${sql({ ...given, updated_at: ctx.now() })},
        attribute_values = ${attribute_values ? sql.json(attribute_values) : sql`attribute_values`}
      where account_id = ${ctx.accountId} and id = ${id} returning *`
    return definition as Definition
  })
}

/** Puts the named definitions first, in this order. @throws `invalid` when one is not of the model. */
export async function orderDefinitions(ctx: MemberContext, { attribute_model, ids }: DefinitionOrder): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    const known = await sql<{ id: number }[]>`
      select id from charla.custom_attribute_definitions
      where account_id = ${ctx.accountId} and attribute_model = ${attribute_model}
      order by position nulls last, id for update`
    const others = known.map(one => one.id).filter(one => !ids.includes(one))
    if (others.length + ids.length !== known.length) throw invalid('ids: must be of definitions of the model', 'ids')
    await sql`
      update charla.custom_attribute_definitions d set position = o.position
      from unnest(${[...ids, ...others]}::bigint[]) with ordinality as o (id, position)
      where d.account_id = ${ctx.accountId} and d.id = o.id`
  })
}

export async function deleteDefinition(ctx: MemberContext, id: number): Promise<void> {
  const [definition] = await inOneTrip(
    ctx,
    sql => sql`
    delete from charla.custom_attribute_definitions where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!definition) throw notFound()
}

function assertOwn({ attribute_key, attribute_model }: { attribute_key: string; attribute_model: number }): void {
  if (isStandard(attribute_model, attribute_key))
    throw invalid('attribute_key: is the name of a field that is there anyway', 'attribute_key')
}

const taken = () => invalid('attribute_key: has already been taken', 'attribute_key')
