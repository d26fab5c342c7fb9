import { expect, test } from 'vitest';
import { schema } from '#ui/editor/schema.ts';

test('RICH-6: no mark stands twice on the same letters, so that none is known by a hash', () => {
  const marks = Object.values(schema.marks);
  expect(marks.length).toBeGreaterThan(2);
  for (const mark of marks) expect(mark.excludes(mark), mark.name).toBe(true);
});
