/**
 * A pasted page loses its style sheets before the browser reads them. Inline styles become letters that the
 * schema reads and nobody applies; inline scripts become letters that nobody reads; no base is set. In one pass: a megabyte of
 * anything takes no longer than a megabyte of words.
 */
export const withoutDress = (html: string): string =>
  withoutSheets(html).replace(/<[^<>]*>/g, (tag) =>
    /^<\/?base\b/i.test(tag) ? '' : tag.replace(/([\s"'/])(style|on\w+)(\s*=)/gi, '$1 data-$2$3'),
  );

function withoutSheets(html: string): string {
  const [first = '', ...others] = html.split(/<style\b/i);
  return (
    first +
    others
      .map((part) =>
        part
          .split(/<\/style\s*>/i)
          .slice(1)
          .join(''),
      )
      .join('')
  );
}
