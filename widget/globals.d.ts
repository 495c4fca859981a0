/** In the loader a style sheet is its minified text; in the app it is only imported for its effect. */
declare module '*.css' {
  const text: string
  export default text
}

/** The names of the loader's further parts, which have their content in them. */
declare const HOST_FILE: string
declare const CALLS_FILE: string
declare const CAMPAIGNS_FILE: string
/** … that hears at once what is said to who is known. */
declare const UNREAD_FILE: string
