import { annotation } from '#domain/kinds/annotation.ts';
import { answer } from '#domain/kinds/answer.ts';
import { grouping } from '#domain/kinds/grouping.ts';
import { mandate } from '#domain/kinds/mandate.ts';
import { moderation } from '#domain/kinds/moderation.ts';
import { placement } from '#domain/kinds/placement.ts';
import { question } from '#domain/kinds/question.ts';
import { reply } from '#domain/kinds/reply.ts';
import { share } from '#domain/kinds/share.ts';
import { space } from '#domain/kinds/space.ts';
import { structure } from '#domain/kinds/structure.ts';
import { term } from '#domain/kinds/term.ts';
import { theme } from '#domain/kinds/theme.ts';
import { AnnotationsIndex } from './annotationsIndex.svelte.ts';
import { GroupsIndex } from './groupsIndex.svelte.ts';
import { LiveViews } from './liveViews.svelte.ts';
import { SharesIndex } from './sharesIndex.svelte.ts';

/**
 * The living views of a commons: by name those that the first screen reads, and by `of` those of any other kind. An
 * index is made before anybody watches what it reads, so that whoever is told finds it up to date; it ends with that.
 */
export class Views extends LiveViews {
  readonly space = this.always(space);
  readonly questions = this.always(question);
  readonly shares = this.always(share);
  readonly structures = this.always(structure);
  readonly themes = this.always(theme);
  readonly placements = this.always(placement);
  readonly annotations = this.always(annotation);
  readonly answers = this.always(answer);
  readonly moderations = this.always(moderation);
  readonly replies = this.always(reply);
  readonly groupings = this.always(grouping);
  readonly terms = this.always(term);
  readonly mandates = this.always(mandate);

  readonly sharesByQuestion = new SharesIndex(this.shares);
  readonly annotationsByItem = new AnnotationsIndex(this);
  readonly groups = new GroupsIndex(this);
}
