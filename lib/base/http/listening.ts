/**
 * How many connections may wait to be accepted; the system may allow fewer (Linux: `net.core.somaxconn`). After a restart
 * everybody comes back at once, and whoever finds the queue full is not told so: they try again after one second, then
 * after three, seven, fifteen. Node's own choice is 511.
 */
export const BACKLOG = 65_535

/**
 * How long an idle connection is kept, in ms: longer than the proxies before us keep theirs (Caddy two minutes, nginx and
 * load balancers one), so that it is never we who close one at the moment in which they send the next request.
 */
export const KEEP_ALIVE_MS = 125_000
