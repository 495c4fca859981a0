import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A website with the chat's one line, on the same host as Charla, so that one emulation holds for the page and the frame. */
export async function serveWebsite(charla: string, token: string) {
  const page = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A website</title><h1>A website</h1>
    <script src="${charla}/widget.js" data-website-token="${token}" async></script></html>`
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  const { hostname } = new URL(charla)
  server.listen(0, hostname)
  await once(server, 'listening')
  return {
    url: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
