import type * as Y from 'yjs';
import { layTemplate, templateKey } from '#features/plan/domain/layTemplate.ts';
import { assignTask, markTask } from '#features/plan/domain/tasks.ts';
import { ACT } from '#domain/collection.ts';
import { TEMPLATE, type TemplateName, type TemplateWords } from '#domain/taskTemplate.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace, DemoTask } from './demoSpace.ts';
import { tradeOf } from './frenchWords.ts';
import { known, must } from './mustBe.ts';

/**
 * Writes the tasks of the demo's committee into its backstage, each with whoever sees to it. They are those of the
 * template, in the committee's own words.
 */
export const seedTasks = (doc: Y.Doc, data: DemoSpace, world: World, people: DemoPeople): void =>
  doc.transact(() => {
    const today = new Date(world.now()).toISOString().slice(0, 10);
    const byName = new Map<TemplateName, DemoTask>(data.tasks.map((one) => [nameOf(one), one]));
    const words = Object.fromEntries([...byName].map(([name, { text }]) => [name, text]));
    layTemplate(doc, words as TemplateWords, world);
    for (const [name, { assignee, done, due }] of byName) {
      const { account } = known(people, assignee);
      must(assignTask(doc, templateKey(name), account));
      if (!done) continue;
      must(markTask(doc, templateKey(name), { on: due < today ? due : today, by: account, due }));
    }
  }, ACT);

/** A task that the template does not know is a mistake in the file, found by the first test that seeds it. */
function nameOf({ competence, jMinus, text }: DemoTask): TemplateName {
  const found = TEMPLATE.find(({ trade, days }) => trade === tradeOf(competence) && days === jMinus);
  if (found === undefined) throw new Error(`The demo file has a task that is in no template: ${text}`);
  return found.name;
}
