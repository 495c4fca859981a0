/** What was written, without the signs of Markdown: for places that show one line of it. Never for HTML. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, 5_000)
    .replace(/```[^\n`]*\n?([\s\S]*?)```/g, '$1')
    .replace(/\[((?:\\.|[^\]\\])*)\]\((?:[^()\s]|\([^()\s]*\))*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/(?<!\\)(\*\*|~~)(?=\S)((?:\\.|[^\\])*?\S)(?<!\\)\1/g, '$2')
    .replace(/(?<![\\\p{L}\p{N}_])_(?=\S)((?:\\.|[^\\_])*?\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<!\\)`([^`\n]+)`/g, '$1')
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
