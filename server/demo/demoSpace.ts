import raw from '../../demo/demo-space.fr.json';
import type { RichBlock } from '#domain/projections/richBlocks.ts';
import bodies from './themeBodies.fr.json';
import { isSpaceSlug, type SpaceSlug } from '#domain/ids.ts';

/** The parts of the demo file that a commons holds today. Its words are content, written once, in French. */
export interface DemoSpace {
  readonly meta: { readonly id: string; readonly eventDate: string };
  readonly space: {
    readonly name: string;
    readonly territory: { readonly code: string };
    readonly principle: string;
  };
  readonly themes: readonly DemoTheme[];
  readonly roundTables: readonly DemoRoundTable[];
  readonly structures: readonly DemoStructure[];
  readonly people: readonly DemoPerson[];
  readonly questions: readonly DemoQuestion[];
  /** Questions that say the same in other words. */
  readonly nearDuplicatePairs: readonly { readonly a: string; readonly b: string }[];
  readonly glossary: readonly DemoWord[];
  readonly needs: readonly DemoNeed[];
  readonly resources: readonly DemoResource[];
  /** Which resource answers which need: well (`good`), or perhaps (`possible`). */
  readonly matches: readonly { readonly need: string; readonly resource: string; readonly good: unknown }[];
  readonly tasks: readonly DemoTask[];
  readonly axes: readonly DemoAxis[];
}

/** A line of work that is proposed for after the event. */
export interface DemoAxis {
  readonly title: string;
  readonly intent: string;
  readonly pilot: string;
  readonly fromQuestions: readonly string[];
  readonly milestones: readonly string[];
}

/** What the committee has to do, so many days after the event; before it, when negative. */
export interface DemoTask {
  readonly text: string;
  readonly competence: string;
  readonly jMinus: number;
  readonly assignee: string;
  readonly done: boolean;
  readonly due: string;
}

/** What a structure seeks; of which type, its words say. */
export interface DemoNeed {
  readonly id: string;
  readonly structure: string;
  readonly theme: string;
  readonly text: string;
}

export interface DemoResource {
  readonly id: string;
  readonly structure: string;
  readonly type: string;
  readonly text: string;
}

/** A word, and what it means to each structure (`by`). */
export interface DemoWord {
  readonly term: string;
  readonly aliases: readonly string[];
  readonly definitions: readonly { readonly text: string; readonly by: string }[];
}

export interface DemoTheme {
  readonly id: string;
  readonly title: string;
  readonly intent: string;
  readonly room: string;
  /** The structures that carry it. */
  readonly hosts: readonly string[];
}

export interface DemoRoundTable {
  readonly id: string;
  readonly title: string;
  readonly moderator: string;
  readonly panel: readonly string[];
  readonly openingQuestions: readonly string[];
}

export interface DemoStructure {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly commune: string;
  readonly codeInsee: string;
  /** A code of the national list. */
  readonly typologie: string;
  readonly status: string;
  readonly broughtBy: string | null;
  readonly note: string;
}

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly structure: string;
  /** The trade they hold in the committee; null for everybody else. */
  readonly competence: string | null;
}

export interface DemoQuestion {
  readonly id: string;
  readonly theme: string;
  readonly structure: string;
  readonly structureKind: string;
  readonly attribution: string;
  readonly person: string | null;
  readonly text: string;
  readonly alsoAskedBy: readonly string[];
  readonly source: string;
}

export const demoSpace: DemoSpace = raw;

/** What the committee wrote in each theme so far, by the theme's id. */
export const demoBodies = bodies as Readonly<Record<string, readonly RichBlock[]>>;

export const DEMO_SLUG: SpaceSlug = slugOf(demoSpace.meta.id);

function slugOf(id: string): SpaceSlug {
  if (!isSpaceSlug(id)) throw new Error(`${id} cannot name a space`);
  return id;
}
