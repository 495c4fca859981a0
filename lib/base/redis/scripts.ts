/** Lua, so that each is one indivisible step. Times come from the server's clock, which all processes share. */

/** KEYS: counter. ARGV: window in ms. Answers {uses, ms left}. */
export const HIT = `
local uses = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {uses, left}
`

const PURGE = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now))) do
  redis.call('ZREM', KEYS[1], gone)
  redis.call('HDEL', KEYS[2], gone)
end
`

/** KEYS: until when (sorted set), values (hash). ARGV: member, ttl in ms, value, '1' when there is a value. */
export const TOUCH = `${PURGE}
local ttl = tonumber(ARGV[2])
redis.call('ZADD', KEYS[1], string.format('%d', now + ttl), ARGV[1])
redis.call(ARGV[4] == '1' and 'HSET' or 'HSETNX', KEYS[2], ARGV[1], ARGV[3])
local longest = math.max(redis.call('PTTL', KEYS[1]), ttl)
redis.call('PEXPIRE', KEYS[1], string.format('%d', longest))
redis.call('PEXPIRE', KEYS[2], string.format('%d', longest))
return 1
`

/** KEYS as above. Answers {member, value, member, value, …}. */
export const PRESENT = `${PURGE}
return redis.call('HGETALL', KEYS[2])
`

/** KEYS as above. ARGV: member. */
export const LEAVE = `
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return 1
`
