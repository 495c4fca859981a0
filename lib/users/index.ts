export { leaveAccount, listAgents } from './agents.ts'
export { agentsDoor, invitationsDoor } from './agents-api.ts'
export { auth, signUpDoor } from './auth-api.ts'
export {
  accessTokenOf,
  cameAs,
  forgetProven,
  oncePerPerson,
  requireAdministrator,
  requireMember,
  requireUser,
  SESSION_COOKIE,
} from './authenticate.ts'
export { requireMemberOrBot } from './bots.ts'
export { deviceOf } from './device.ts'
export { prove, register, startIdentity } from './identity.ts'
export { mailInvitation } from './invitations.ts'
export { changeUser, createUser, deleteUser, findUserIdByEmail, type ManagedPerson } from './managed.ts'
export { asMember, forgetMembers, maySee, memberContext, memberOf, shareForgetting } from './membership.ts'
export { password } from './password.ts'
export { addMember, ensureUser, profile, putMember, setActiveAccount } from './people.ts'
export { contactIsHere, memberIsHere, presentContacts, presentMembers } from './presence.ts'
export { profileDoor } from './profile-api.ts'
export { mailRecovery } from './recovery.ts'
export { beginSession, pruneOldSessions, pruneSessions } from './sessions.ts'
export { askForPassword, setFreeAgain } from './set-free.ts'
export { newSsoLink } from './sso.ts'
export {
  type Agent,
  agentAnswer,
  agentWire,
  availabilityName,
  availabilityOf,
  availableName,
  profileAnswer,
  roleName,
  roleNumber,
  userPush,
  userPushAnswer,
} from './user.ts'
