/** What a page says to machines that read it (JSON-LD, schema.org), as an element of it. Nothing of it is run. */
export const asDataElement = (what: object): string =>
  `<script type="application/ld+json">${safeJson(what)}</script>`;

/** JSON that may stand inside a `script` element. */
export const safeJson = (what: object): string =>
  JSON.stringify(what).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
