/**
 * A pasted page loses its style sheets and its base before the browser reads them. Inline styles become letters that
 * the schema reads and nobody applies; inline scripts become letters that nobody reads. In one pass: a megabyte of
 * anything takes no longer than a megabyte of words.
 */
export const withoutDress = (html: string): string =>
  html
    .replace(/<style\b[^]*?(?:<\/style>|$)|<base\b[^<>]*>/gi, '')
    .replace(/<[^<>]*>/g, (tag) => tag.replace(/([\s"'/])(style|on\w+)(\s*=)/gi, '$1 data-$2$3'));
