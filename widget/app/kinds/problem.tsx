/** Why an answer was not taken. Read aloud when it comes. */
export function Problem({ text, id }: { text: string | undefined; id?: string }) {
  return text ? (
    <p class="problem" id={id} role="alert">
      {text}
    </p>
  ) : null
}
