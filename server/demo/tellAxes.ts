import { openAxis } from '#features/axes/domain/axes.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Chronicle } from './chronicle.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { handsOf } from './handsOf.ts';
import { known, must } from './mustBe.ts';

interface Held {
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly questions: ReadonlyMap<string, ItemId>;
}

/** Tells the lines of work that are proposed for after the event, each in the hand of those who would carry it. */
export function tellAxes(past: Chronicle, data: DemoSpace, { people, structures, questions }: Held): void {
  const hands = handsOf(data, people);
  for (const { title, intent, pilot, fromQuestions, milestones } of data.axes)
    past.tell(past.now, (doc, world) =>
      must(
        openAxis(
          doc,
          hands(pilot, null).pens,
          {
            structure: known(structures, pilot),
            sentence: title,
            aim: intent,
            alongside: [],
            questions: fromQuestions.map((id) => known(questions, id)),
            nextDay: null,
            nextWhat: milestones[0] ?? '',
          },
          world,
        ),
      ),
    );
}
