/** In the loader a style sheet is its minified text; in the app it is only imported for its effect. */
declare module '*.css' {
  const text: string
  export default text
}

/** The name of the loader's second part, which has its content in it. */
declare const HOST_FILE: string
