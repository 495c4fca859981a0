export {
  type AgentBot,
  type BotChanges,
  botAnswer,
  botChanges,
  botPush,
  botSlim,
  botWire,
  type NewBot,
  newBot,
} from './agent-bot.ts'
export { deleteBot, findBot, insertBot, setBotFace, updateBot } from './agent-bots.ts'
export { agentBotsDoor, inboxBotDoor } from './api.ts'
