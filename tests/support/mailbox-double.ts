import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What one says who one is with: the user, and a bearer token or a password. */
type Shown = { user: string; token: string }

/**
 * Servers of a mailbox that lets in whoever brings a bearer token which `good` knows (XOAUTH2), by IMAP and by SMTP, as
 * Google's and Microsoft's do. The mailbox is empty; what is sent is taken.
 */
export async function startMailboxDouble(good: (shown: Shown) => boolean) {
  const shown: Shown[] = []
  const sent: string[] = []
  const sockets = new Set<Socket>()
  const check = (base64: string) => {
    const said = new URLSearchParams(Buffer.from(base64, 'base64').toString().replaceAll('\u0001', '&'))
    const [user, token] = [said.get('user') ?? '', said.get('auth')?.replace(/^Bearer /, '') ?? '']
    shown.push({ user, token })
    return good({ user, token })
  }
  const listen = async (talk: (socket: Socket) => void) => {
    const server = createServer(socket => {
      sockets.add(socket)
      socket.on('error', () => {})
      talk(socket)
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    return server
  }
  const imap = await listen(socket => {
    const say = (line: string) => socket.write(`${line}\r\n`)
    let waiting = ''
    lines(socket, line => {
      if (waiting) {
        say(`${waiting} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)`)
        waiting = ''
        return
      }
      const [tag = '', command = '', ...rest] = line.split(' ')
      const verb = command.toUpperCase()
      if (verb === 'AUTHENTICATE') {
        if (check(rest[1] ?? '')) return say(`${tag} OK [CAPABILITY IMAP4rev1] Success`)
        waiting = tag
        return say('+ eyJzdGF0dXMiOiI0MDAifQ==')
      }
      if (verb === 'CAPABILITY') say('* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2')
      if (verb === 'LIST') say('* LIST (\\HasNoChildren) "/" "INBOX"')
      if (verb === 'SELECT' || verb === 'EXAMINE') {
        say('* FLAGS ()')
        say('* 0 EXISTS')
        say('* OK [UIDVALIDITY 7] UIDs valid')
        say('* OK [UIDNEXT 1] Predicted next UID')
      }
      if (verb === 'LOGOUT') say('* BYE')
      say(`${tag} OK ${verb} done`)
    })
    say('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready')
  })
  const smtp = await listen(socket => {
    const say = (line: string) => socket.write(`${line}\r\n`)
    let data: string[] | null = null
    lines(socket, line => {
      if (data) {
        if (line !== '.') return void data.push(line)
        sent.push(data.join('\n'))
        data = null
        return say('250 taken')
      }
      if (/^EHLO/i.test(line)) {
        say('250-test')
        return say('250 AUTH XOAUTH2')
      }
      if (/^AUTH XOAUTH2 /i.test(line))
        return say(check(line.slice(13)) ? '235 2.7.0 Accepted' : '535 5.7.8 Username and Password not accepted')
      if (/^DATA/i.test(line)) {
        data = []
        return say('354 go on')
      }
      return say(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
    })
    say('220 test')
  })
  const portOf = (server: typeof imap) => (server.address() as AddressInfo).port
  return {
    shown,
    sent,
    imapPort: portOf(imap),
    smtpPort: portOf(smtp),
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([imap, smtp].map(server => new Promise(done => server.close(done))))
    },
  }
}

function lines(socket: Socket, take: (line: string) => void): void {
  let unread = ''
  socket.on('data', data => {
    unread += data.toString('utf8')
    for (let end = unread.indexOf('\r\n'); end !== -1; end = unread.indexOf('\r\n')) {
      const line = unread.slice(0, end)
      unread = unread.slice(end + 2)
      take(line)
    }
  })
}
