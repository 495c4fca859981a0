/** The words of what comes with `kinds`. Other languages have them in their catalogues. */
export default {
  options: 'Options',
  submit: 'Send',
  email: 'Your e-mail address',
  emailPlaceholder: 'name@example.com',
  sendEmail: 'Send the address',
  rating: 'Your rating',
  ratings: 'Very bad|Bad|Fair|Good|Very good',
  stars: '{count} of 5 stars',
  thanks: 'Thank you for your rating.',
  feedback: 'Would you like to add something?',
  sendFeedback: 'Send feedback',
  joinCall: 'Join the call',
  joinFailed: 'The call could not be joined. Ask the team for a new invitation.',
}
