/** The words of the emoji picker. Other languages have them in their catalogues. */
export default {
  findEmoji: 'Search',
  noEmoji: 'No emoji found.',
  emoji_faces: 'Faces',
  emoji_people: 'People',
  emoji_nature: 'Nature',
  emoji_food: 'Food and drink',
  emoji_places: 'Travel and leisure',
  emoji_things: 'Things',
  emoji_signs: 'Signs',
}
