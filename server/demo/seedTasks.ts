import type * as Y from 'yjs';
import { addTask, assignTask, markTask } from '#domain/commands/backstage/tasks.ts';
import { ACT } from '#domain/collection.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { tradeOf } from './frenchWords.ts';
import { known, must } from './mustBe.ts';

/** Writes the tasks of the demo's committee into its backstage, each with whoever sees to it. */
export const seedTasks = (doc: Y.Doc, data: DemoSpace, world: World, people: DemoPeople): void =>
  doc.transact(() => {
    const today = new Date(world.now()).toISOString().slice(0, 10);
    for (const { text, competence, jMinus, assignee, done, due } of data.tasks) {
      const id = must(
        addTask(
          doc,
          {
            text,
            trade: tradeOf(competence),
            when: { kind: 'offset', days: jMinus },
            assignee: null,
          },
          world,
        ),
      );
      const { account } = known(people, assignee);
      must(assignTask(doc, id, account));
      if (done) must(markTask(doc, id, { on: due < today ? due : today, by: account, due }));
    }
  }, ACT);
