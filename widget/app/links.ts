/** Links in messages open beside the chat: they must not replace it. */
export function openLinksOutside() {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link) return
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  })
}
