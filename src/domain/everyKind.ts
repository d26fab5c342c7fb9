import type * as Y from 'yjs';
import { openRoots } from './collection.ts';
import type { Kind } from './kind.ts';
import { BACKSTAGE_KINDS } from './kinds/backstage/index.ts';
import { COMMONS_KINDS } from './kinds/index.ts';

/** Every kind of both documents, for what derives from what kinds say of themselves. */
export const EVERY_KIND = [...COMMONS_KINDS, ...BACKSTAGE_KINDS] as readonly unknown[] as readonly Kind[];

const BY_ROOT: ReadonlyMap<string, Kind> = new Map(EVERY_KIND.map((kind) => [kind.root, kind]));
const BY_NAME: ReadonlyMap<string, Kind> = new Map(EVERY_KIND.map((kind) => [kind.name, kind]));

export const kindOfRoot = (root: string): Kind | null => BY_ROOT.get(root) ?? null;
export const kindNamed = (name: string): Kind | null => BY_NAME.get(name) ?? null;

/**
 * Types every root of the commons at once: on the server, before anything is applied, since an untyped root misses
 * Yjs's own clean-up of formats, and replicas part. A device types those that its pages read.
 */
export const openCommons = (doc: Y.Doc): Y.Doc => openRoots(doc, COMMONS_KINDS);
