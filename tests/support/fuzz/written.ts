/** How a body is written on the wire, well and badly. */
export const writings = ['json', 'multipart', 'urlencoded', 'cut', 'unsaid', 'claimed', 'broken form', 'none'] as const
export type Writing = (typeof writings)[number]
type Written = { raw?: string; form?: FormData; headers?: Record<string, string> }

const typed = (type: string, raw: string): Written => ({ raw, headers: { 'content-type': type } })

const ways: Record<Writing, (body: unknown) => Written> = {
  json: body => ({ raw: json(body) }),
  multipart: body => ({ form: formOf(body) }),
  urlencoded: body => typed('application/x-www-form-urlencoded', new URLSearchParams(texts(body)).toString()),
  /** JSON that ends in its middle. */
  cut: body => ({ raw: json(body).slice(0, Math.floor(json(body).length / 2)) }),
  /** JSON that says it is something else. */
  unsaid: body => typed('text/plain;charset=\u00ff', json(body)),
  /** JSON that says it is a form. */
  claimed: body => typed('multipart/form-data; boundary=x', json(body)),
  'broken form': body =>
    typed(
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="a[b"\r\n\r\n${json(body)}\r\n--`,
    ),
  none: () => ({}),
}

/** The body as `request` sends it. */
export const written = (body: unknown, how: Writing): Written => ways[how](body)

const json = (body: unknown) => JSON.stringify(body) ?? ''

/** Names as Rails writes them, with every value. */
function* fields(value: unknown, name = ''): Generator<[string, string | File]> {
  if (value instanceof File) yield [name, value]
  else if (Array.isArray(value)) for (const item of value.slice(0, 50)) yield* fields(item, `${name}[]`)
  else if (typeof value === 'object' && value !== null && name.length < 500)
    for (const [key, inner] of Object.entries(value)) yield* fields(inner, name ? `${name}[${key}]` : key)
  else yield [name || 'value', typeof value === 'string' ? value : json(value)]
}

function formOf(body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of fields(body)) form.append(name, value)
  return form
}

const texts = (body: unknown) =>
  [...fields(body)].map(([name, value]) => [name, typeof value === 'string' ? value : ''] as [string, string])
