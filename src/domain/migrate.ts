import type * as Y from 'yjs';
import { rootOf } from './collection.ts';
import { space } from './kinds/space.ts';
import { SETTINGS } from './kinds/space.ts';
import { publishWhatWasShown } from './publishedBefore.ts';
import { FIRST_SCHEMA } from './schema.ts';

/**
 * One step of the shape of a commons. It is run by the server alone, on the whole document, and may be run again
 * after a crash or beside a device that brings old entries later: running it twice must change nothing more.
 */
export interface Migration {
  /** What is true of every entry afterwards, for whoever reads the list. */
  readonly makes: string;
  /** Programs that do not know this step would spoil what it made: they read on, and write nothing. */
  readonly shutsOutOlder: boolean;
  /** `at`: the hour, in milliseconds since 1970. */
  readonly run: (doc: Y.Doc, at: number) => void;
}

/**
 * In order, for ever: one that has been released is never changed, another is added after it. Most of what is new is
 * a new kind or a new field, which older programs keep without knowing it, and needs none.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    makes: 'what the public reads of a theme is its published text, and no longer the text being written',
    // They would go on saying that a draft is public, and take off the page what stays on it.
    shutsOutOlder: true,
    run: publishWhatWasShown,
  },
];

/** The schema of a commons that all these steps were made in. */
export const schemaAfter = (migrations: readonly Migration[]): number => FIRST_SCHEMA + migrations.length;

/**
 * Takes the steps that this commons has not taken, in one transaction, and says so in its settings. Answers
 * whether anything was done; a commons without settings, or one of a newer server, is left alone.
 */
export function migrate(doc: Y.Doc, at: number, migrations: readonly Migration[] = MIGRATIONS): boolean {
  const settings = rootOf(doc, space).get(SETTINGS);
  const taken = space.fields.schema.read(settings?.get('schema')) - FIRST_SCHEMA;
  const steps = migrations.slice(Math.max(0, taken));
  if (settings === undefined || steps.length === 0) return false;
  doc.transact(() => {
    for (const step of steps) step.run(doc, at);
    settings.set('schema', schemaAfter(migrations));
    const last = migrations.findLastIndex((step) => step.shutsOutOlder);
    if (last >= Math.max(0, taken)) settings.set('neededSchema', schemaAfter(migrations.slice(0, last + 1)));
  });
  return true;
}
