/** How large a picture within a message is drawn, at most. */
export const largestPicture = { width: 320, height: 320 }
