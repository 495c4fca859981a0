export { type AgentBot, botAnswer, botChanges, botPush, botSlim, botWire, newBot } from './agent-bot.ts'
export { createBot, deleteBot, findBot, listBots, updateBot } from './agent-bots.ts'
export { agentBotsDoor, inboxBotDoor } from './api.ts'
