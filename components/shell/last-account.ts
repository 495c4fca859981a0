/** Which account was open last in this browser. */
export const lastAccountKey = 'charla:account'
