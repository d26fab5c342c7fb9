import { describe, expect, it } from 'vitest';
import { readArguments } from '#server/terminal/readArguments.ts';

const typed = (line: string) => readArguments(line.split(' ').map((word) => word.replaceAll('_', ' ')));

describe('what is typed after terreau', () => {
  it('no command, or a call for help: help', () => {
    expect(readArguments([])).toEqual({ ask: 'help' });
    expect(typed('invite create --help')).toEqual({ ask: 'help' });
  });

  it('demo, for a person or for a script', () => {
    expect(typed('demo')).toEqual({ ask: 'run', command: { do: 'demo' }, asJson: false });
    expect(typed('demo --json')).toEqual({ ask: 'run', command: { do: 'demo' }, asJson: true });
  });

  it('a space, with its day as one writes it', () => {
    expect(
      typed('space create --name NEC_Corse --department 2a --date 4/10/2027 --licence etalab-2.0'),
    ).toEqual({
      ask: 'run',
      asJson: false,
      command: {
        do: 'space.create',
        name: 'NEC Corse',
        department: '2A',
        eventDay: '2027-10-04',
        licence: 'etalab-2.0',
        organiser: null,
      },
    });
    expect(typed('space create --name=NEC --department=24 --date=2027-10-14')).toMatchObject({
      command: { eventDay: '2027-10-14', licence: 'cc-by-sa-4.0' },
    });
  });

  it('invitations', () => {
    expect(
      typed(
        'invite create --space nec --role partner --structure Centre_social --days 30 --uses 5 --label salle',
      ),
    ).toMatchObject({
      command: { do: 'invite.create', structure: 'Centre social', days: 30, uses: 5, label: 'salle' },
    });
    expect(typed('invite list --space nec')).toMatchObject({ command: { do: 'invite.list', space: 'nec' } });
    expect(typed('invite revoke --space nec --id x --keep-members')).toMatchObject({
      command: { do: 'invite.revoke', id: 'x', keepMembers: true },
    });
    expect(typed('erase --space nec --entry questions/ana~1')).toMatchObject({
      command: { do: 'erase', entry: 'questions/ana~1', forGood: false },
    });
    expect(typed('erase --space nec --entry themes/t --past')).toMatchObject({
      command: { do: 'erase', entry: 'themes/t', forGood: false, past: true },
    });
    expect(typed('erase --space nec --person josette --words')).toMatchObject({
      command: { do: 'erase.person', person: 'josette', withWords: true, forGood: false },
    });
    expect(typed('erase --space nec --person josette --entry questions/a')).toMatchObject({ why: 'extra' });
    expect(typed('erase --space nec --words')).toMatchObject({ why: 'missing', word: '--person' });
    expect(typed('erase --space nec --entry questions/ana~1 --yes')).toMatchObject({
      command: { forGood: true },
    });
  });

  it.each([
    ['dance', { why: 'command', word: 'dance' }],
    ['space destroy', { why: 'command', word: 'space destroy' }],
    ['demo --jsno', { why: 'option', word: '--jsno' }],
    ['demo -x', { why: 'option', word: '-x' }],
    ['demo now', { why: 'extra', word: 'now' }],
    ['demo --json=yes', { why: 'value', word: '--json' }],
    ['space create --department 24', { why: 'missing', word: '--name' }],
    ['space create --name --department 24', { why: 'value', word: '--name' }],
    ['space create --name NEC --department 24 --licence gpl', { why: 'value', word: '--licence' }],
    ['invite create --space nec', { why: 'missing', word: '--role' }],
    ['invite create --space nec --role chief', { why: 'value', word: '--role' }],
    ['invite create --space nec --role reader --days 0', { why: 'value', word: '--days' }],
    ['invite create --space nec --role reader --uses many', { why: 'value', word: '--uses' }],
    ['invite create --space nec --role reader --structure', { why: 'value', word: '--structure' }],
  ])('« %s » is not understood, and the word is named', (line, misunderstanding) => {
    expect(typed(line)).toEqual(misunderstanding);
  });
});
