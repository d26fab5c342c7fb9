import { describe, expect, it } from 'vitest';
import { readAll, readItem } from '#domain/collection.ts';
import {
  archiveDecision,
  bringBackDecision,
  editDecision,
  logDecision,
  type Decided,
} from '#features/decisions/domain/logDecision.ts';
import type { ItemId } from '#domain/ids.ts';
import { decision } from '#domain/kinds/index.ts';
import { decisionLog } from '#features/decisions/domain/decisionLog.ts';
import { alsoOn, meet, newCommons, puppetWorld, valueOf } from '../scene.ts';

const THEME = 'th' as ItemId;
const DECIDED: Decided = {
  what: ' Deux structures  portent chaque atelier. ',
  day: '2027-04-12',
  who: 'Le comité',
  manner: 'consent',
  objections: ['', ' Trop lourd pour les petites : elles viennent à deux. '],
  about: [{ kind: 'theme', item: THEME }],
};

describe('The log of decisions', () => {
  it('DECIDE-1: says what, when, who, how, which objections were lifted and what it is about', () => {
    const doc = newCommons(1);
    const id = valueOf(logDecision(doc, DECIDED, puppetWorld()));
    expect(readItem(doc, decision, id)).toMatchObject({
      what: 'Deux structures portent chaque atelier.',
      day: '2027-04-12',
      who: 'Le comité',
      manner: 'consent',
      objections: ['Trop lourd pour les petites : elles viennent à deux.'],
      about: [{ kind: 'theme', item: THEME }],
      editedAt: null,
      archivedAt: null,
    });
  });

  it('DECIDE-1: refuses what is empty, too long or on no day, and cuts nothing in silence', () => {
    const doc = newCommons(1);
    const why = (given: Partial<Decided>) => {
      const answer = logDecision(doc, { ...DECIDED, ...given }, puppetWorld());
      return answer.ok ? null : answer.why;
    };
    expect(why({ what: '  ' })).toBe('decision.empty');
    expect(why({ what: 'x'.repeat(281) })).toBe('decision.tooLong');
    expect(why({ who: 'x'.repeat(121) })).toBe('decision.whoTooLong');
    expect(why({ day: '2027-02-30' })).toBe('decision.day');
    expect(why({ objections: ['x'.repeat(281)] })).toBe('decision.objectionTooLong');
    expect(why({ objections: Array.from({ length: 13 }, () => 'oui') })).toBe('decision.tooMany');
    expect(readAll(doc, decision).size).toBe(0);
  });

  it('DECIDE-2: is mended field by field, archived and brought back; two who mend apart keep both', () => {
    const ana = newCommons(1);
    const world = puppetWorld();
    const id = valueOf(logDecision(ana, DECIDED, world));
    const luc = alsoOn(ana, 2);
    valueOf(editDecision(ana, id, { ...DECIDED, what: 'Deux ou trois structures.' }, world));
    valueOf(editDecision(luc, id, { ...DECIDED, day: '2027-04-13' }, world));
    meet(ana, luc);
    expect(readItem(ana, decision, id)).toMatchObject({
      what: 'Deux ou trois structures.',
      day: '2027-04-13',
    });
    archiveDecision(ana, id, world);
    expect(decisionLog(readAll(ana, decision).values())).toEqual([]);
    bringBackDecision(ana, id);
    expect(decisionLog(readAll(ana, decision).values())).toHaveLength(1);
    expect(editDecision(ana, 'lost' as ItemId, DECIDED, world)).toEqual({ ok: false, why: 'item.gone' });
  });

  it('DECIDE-2: is read the newest day first, and by what it is about', () => {
    const doc = newCommons(1);
    const world = puppetWorld();
    const log = (day: string, item: ItemId) =>
      valueOf(logDecision(doc, { ...DECIDED, day, about: [{ kind: 'theme', item }] }, world));
    const [march, may, lateMay] = [
      log('2027-03-01', THEME),
      log('2027-05-02', 'other' as ItemId),
      log('2027-05-02', THEME),
    ];
    const all = readAll(doc, decision).values();
    expect(decisionLog(all).map(({ id }) => id)).toEqual([lateMay, may, march]);
    expect(decisionLog(readAll(doc, decision).values(), THEME).map(({ id }) => id)).toEqual([lateMay, march]);
  });
});
