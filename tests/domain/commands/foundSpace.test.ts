import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { checkFoundation, foundSpace, type SpaceFoundation } from '#domain/commands/foundSpace.ts';
import { space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { newCommons, puppetWorld, valueOf } from '../scene.ts';

const NEC: SpaceFoundation = {
  name: ' NEC  Périgord ',
  department: '24',
  eventDay: '2027-10-14',
  licence: 'etalab-2.0',
};

describe('foundSpace', () => {
  it('SPACE-2: lays the one entry of a space, open, in the phase « avant »', () => {
    const doc = newCommons();
    foundSpace(doc, valueOf(checkFoundation(NEC)), puppetWorld());
    expect(readItem(doc, space, SETTINGS)).toMatchObject({
      name: 'NEC Périgord',
      department: '24',
      eventDay: '2027-10-14',
      licence: 'etalab-2.0',
      phase: 'before',
      isOpen: true,
      isDemo: false,
    });
  });

  it.each([
    [{ name: ' ' }, 'space.nameEmpty'],
    [{ name: 'x'.repeat(81) }, 'space.nameTooLong'],
    [{ department: '20' }, 'space.departmentUnknown'],
    [{ department: '1' }, 'space.departmentUnknown'],
    [{ department: 'toString' }, 'space.departmentUnknown'],
    [{ eventDay: '2027-02-30' }, 'space.dayUnreadable'],
    [{ eventDay: '2027-13-01' }, 'space.dayUnreadable'],
    [{ eventDay: '14/10/2027' }, 'space.dayUnreadable'],
    [{ eventDay: '' }, 'space.dayUnreadable'],
  ])('SPACE-2: refuses %j: %s', (wrong, why) => {
    expect(checkFoundation({ ...NEC, ...wrong })).toEqual({ ok: false, why });
  });

  it.each(['2028-02-29', '2027-12-31', null])('SPACE-2: takes the day %j', (eventDay) => {
    expect(checkFoundation({ ...NEC, eventDay }).ok).toBe(true);
  });

  it.each(['01', '2A', '2B', '971', '988'])('SPACE-2: takes the département %s', (department) => {
    expect(checkFoundation({ ...NEC, department }).ok).toBe(true);
  });
});
