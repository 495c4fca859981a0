/**
 * How many connections may wait to be accepted; the system may allow fewer (Linux: `net.core.somaxconn`). After a restart
 * everybody comes back at once, and whoever finds the queue full is not told so: they try again after one second, then
 * after three, seven, fifteen. Node's own choice is 511.
 */
export const BACKLOG = 65_535
