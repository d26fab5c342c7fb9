import { createHash } from 'node:crypto';

const ADDRESS = /^\/_boot\/([0-9a-f]{16})\.js$/;
const INLINE = /[ \t]*<script>([\s\S]*?)<\/script>\n?/g;
/** What Svelte leaves in the page to find its way when a script takes over. */
const MARKS = /<!--(?:\[-?\d*|\[!|\]|[0-9a-z]*)-->/g;
const PRELOAD = /[ \t]*<link [^>]*rel="modulepreload"[^>]*>\n?/g;
/** One per build; a few while an old tab and a new build overlap. */
const MOST_KEPT = 16;

const kept = new Map<string, string>();

/**
 * SvelteKit starts the app by an inline script, which our content policy forbids. Moved to an address of its own
 * it works the same: `document.currentScript` is known in any classic script.
 * A page that the server rendered whole needs no script: it loses it, with all that only a script looks for.
 */
export function takeOutBootScript(html: string): string {
  let boots = false;
  const moved = html.replace(INLINE, (_, code: string) => {
    if (!startsEmptyShell(code)) return '';
    boots = true;
    return `<script src="${keep(code)}"></script>\n`;
  });
  return boots ? moved : moved.replace(PRELOAD, '').replace(MARKS, '');
}

/** The shell of the app holds no data: `kit.start(app, element)`, and nothing to hydrate from. */
const startsEmptyShell = (code: string): boolean => /\.start\(app, element\)/.test(code);

function keep(code: string): string {
  const name = createHash('sha256').update(code).digest('hex').slice(0, 16);
  kept.set(name, code);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return `/_boot/${name}.js`;
}

/** The name in the address of a boot script, or `null` for any other address. */
export const bootScriptName = (path: string): string | null => ADDRESS.exec(path)?.[1] ?? null;

export function bootScript(name: string): Response | null {
  const code = kept.get(name);
  if (code === undefined) return null;
  return new Response(code, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  });
}
