type Line = { from: 'visitor' | 'agent' | 'administrator'; text: string; note?: boolean }
type Story = {
  contact: { name: string; email: string }
  minutesAgo: number
  status: 'open' | 'resolved' | 'pending'
  assignee: 'agent' | 'administrator' | null
  origin: Record<string, unknown>
  lines: Line[]
}

const origin = (page: string, browser_language: string) => ({
  referer: `http://localhost:3000${page}`,
  browser_language,
  browser: { browser_name: 'Firefox', browser_version: '145', platform_name: 'macOS' },
})

/** What a newcomer finds in the demo account: a few customers of a small shop for coffee tools. */
export const demoConversations: Story[] = [
  {
    contact: { name: 'Noor Haddad', email: 'noor@example.com' },
    minutesAgo: 60 * 26,
    status: 'resolved',
    assignee: 'agent',
    origin: origin('/demo', 'en-GB'),
    lines: [
      { from: 'visitor', text: 'Hi, do you ship the hand grinder to Ireland?' },
      { from: 'agent', text: 'Hello Noor, we do: **5 to 7 working days**, and the price includes customs.' },
      { from: 'visitor', text: 'Perfect, ordering now. Thank you' },
    ],
  },
  {
    contact: { name: 'Lucía Fernández', email: 'lucia@example.com' },
    minutesAgo: 95,
    status: 'open',
    assignee: 'agent',
    origin: origin('/demo', 'es-ES'),
    lines: [
      { from: 'visitor', text: 'Hola, mi pedido 4471 llegó con la jarra rota. ¿Qué hago?' },
      { from: 'administrator', text: 'Second broken jug this week, let us tell the warehouse.', note: true },
      {
        from: 'agent',
        text: 'Hola Lucía, lo sentimos mucho. Te enviamos una jarra nueva hoy mismo, no hace falta devolver nada.',
      },
      { from: 'visitor', text: '¡Qué rapidez! ¿Me llegará esta semana?' },
    ],
  },
  {
    contact: { name: 'João Pereira', email: 'joao@example.com' },
    minutesAgo: 40,
    status: 'open',
    assignee: null,
    origin: origin('/demo', 'pt-BR'),
    lines: [{ from: 'visitor', text: 'Bom dia! Vocês têm o filtro de metal no tamanho 2?' }],
  },
  {
    contact: { name: 'Mina Sato', email: 'mina@example.com' },
    minutesAgo: 12,
    status: 'open',
    assignee: null,
    origin: origin('/demo', 'en-US'),
    lines: [
      { from: 'visitor', text: 'Is the electric grinder loud?' },
      { from: 'visitor', text: 'I would use it in a shared kitchen, early in the morning.' },
    ],
  },
]
