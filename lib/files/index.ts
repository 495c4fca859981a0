export { answerFile } from './answer.ts'
export { type Blob, fileOrSignedId, filesUrl, signed, signedId, unsigned, upload } from './blob.ts'
export { discardFiles, discardUnneeded, removeFiles } from './discard.ts'
export { inspect, keepUpload, takeFiles } from './intake.ts'
