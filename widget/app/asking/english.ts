/** The words of what asks the visitor for something, wherever it does. Other languages have them in their catalogues. */
export default {
  choose: 'Choose…',
  required: 'This is needed.',
  badEmail: 'Enter an e-mail address, like name@example.com.',
  badValue: 'This does not have the form that is asked for.',
  notSent: 'That was not sent. Check your connection and try again.',
  notTaken: 'That was not accepted. Check what you entered and try again.',
  actionFailed: 'That did not work. Try again later.',
  tooMany: 'Too many attempts. Try again in {minutes} min.',
}
