import type * as Y from 'yjs';
import { ACT, create, readItem, rootOf } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { task } from '#domain/kinds/backstage/task.ts';
import type { Task } from '#domain/kinds/backstage/task.ts';
import { TEMPLATE, type TemplateName, type TemplateWords } from '#domain/taskTemplate.ts';
import type { World } from '#domain/world.ts';
import { takeTasksOut } from './tasks.ts';

/** Under one key wherever it is laid down, so that two people who do it out of reach of each other do it once. */
export const templateKey = (name: TemplateName): ItemId => `template-${name}` as ItemId;

/** Lays down the tasks of the template that were never here, and answers which; those set aside stay there. */
export function layTemplate(doc: Y.Doc, words: TemplateWords, world: World): readonly ItemId[] {
  const laid: ItemId[] = [];
  doc.transact(() => {
    for (const { name, trade, days } of TEMPLATE) {
      const id = templateKey(name);
      if (rootOf(doc, task).has(id)) continue;
      create(doc, task, id, {
        trade,
        text: words[name],
        when: { kind: 'offset', days },
        addedAt: world.now(),
      });
      laid.push(id);
    }
  }, ACT);
  return laid;
}

/** Takes back what was just laid down, save what somebody has since taken up. */
export const takeTemplateBack = (doc: Y.Doc, laid: readonly ItemId[]): void =>
  takeTasksOut(
    doc,
    laid.filter((id) => isUntouched(readItem(doc, task, id))),
  );

const isUntouched = (one: Task | null): boolean =>
  one !== null && one.assignee === null && one.done === null && one.aside === null && one.editedAt === null;
