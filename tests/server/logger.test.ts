import { describe, expect, it } from 'vitest';
import { createLogger } from '#server/logger.ts';
import { fillLogSlot } from '#server/logSlot.ts';
import { NotStored } from '#server/store/journal.ts';
import { CannotWrite } from '#server/store/store.ts';
import { failedPage } from '../../src/hooks/failedPage.ts';

const TOKEN = 'Zk3vQ0x8mE1yU5nB7cT2aR9wL4pS6hJ0dF1gK3iO5uY';
const SENTENCE = 'Qui m’aide à ouvrir mon dossier de retraite ?';
const MAIL = 'paul.martin@mairie-vire.example';

function logged(act: (log: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  act(createLogger('debug', { write: (line: string) => void (text += line) }));
  return text;
}

describe('The log', () => {
  it('LOG-1: tells of an error its kind, code, sentence, place and cause, and nothing that was hung on it', () => {
    const refused = Object.assign(new Error('duplicate key value violates unique constraint'), {
      code: '23505',
      detail: `Key (secret_hash)=(${TOKEN}) already exists.`,
      where: SENTENCE,
      row: { bytes: new TextEncoder().encode(SENTENCE), mail: MAIL },
      query: `INSERT INTO updates VALUES ('${SENTENCE}')`,
    });
    const error = new NotStored('the store could not write', {
      cause: new CannotWrite('x', { cause: refused }),
    });
    const text = logged((log) =>
      log.error({ room: 'vire/commons', err: error }, 'the store could not write'),
    );
    const line = JSON.parse(text);
    expect(line).toMatchObject({
      room: 'vire/commons',
      msg: 'the store could not write',
      err: { type: 'NotStored', cause: { type: 'CannotWrite', cause: { code: '23505' } } },
    });
    expect(line.err.stack).toContain('logger.test.ts');
    for (const secret of [TOKEN, SENTENCE, MAIL, 'retraite', '"bytes"', '"detail"'])
      expect(text).not.toContain(secret);
  });

  it('LOG-2: blackens secrets, passwords and e-mail addresses wherever they stand', () => {
    const text = logged((log) => {
      log.info({ url: `/join/${TOKEN}`, cookie: `a=1; terreau-vire=${TOKEN}; b=2` }, `for ${MAIL}`);
      log.warn(
        { err: new Error(`connect postgres://nec:motdepasse@machine:5432/nec for ${TOKEN}`) },
        'no way in',
      );
      log.error({ authorization: `Bearer court-mais-secret` }, 'a header');
    });
    for (const secret of [TOKEN, MAIL, 'motdepasse', 'court-mais-secret']) expect(text).not.toContain(secret);
    expect(text).toContain('machine:5432/nec');
    expect(text).toContain('/join/[…]');
    for (const line of text.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('LOG-2: what an error quotes is blackened, save names as code bears them', () => {
    const text = logged((log) => {
      for (const broken of [`${SENTENCE} {`, `{"a": ${SENTENCE}`])
        try {
          JSON.parse(broken);
        } catch (error) {
          log.error({ err: error }, 'unreadable');
        }
      log.error({ err: new Error(`invalid input «${SENTENCE}» for 'Paul Martin'`) }, 'odd');
      log.error({ err: new Error(`reading 'room_name' of "updates"`) }, 'a bug');
    });
    for (const word of ['Qui', 'aide', 'Paul']) expect(text).not.toContain(word);
    expect(text).toContain("reading 'room_name'");
  });

  it('LOG-3: what fails in a page is told by the same rule, with an id that the reader is given', () => {
    const event = { route: { id: '/(pages)/join/[secret]' }, locals: { language: 'fr' } } as never;
    let given: unknown;
    const text = logged((log) => {
      fillLogSlot(log);
      const error = Object.assign(new Error(`no way by /join/${TOKEN} for ${MAIL}`), { asked: SENTENCE });
      given = failedPage({ error, event, status: 500, message: '' });
    });
    expect(given).toMatchObject({ message: 'failed', language: 'fr' });
    expect(JSON.parse(text)).toMatchObject({
      msg: 'a page failed',
      id: (given as { id: string }).id,
      route: '/(pages)/join/[secret]',
      status: 500,
      err: { type: 'Error' },
    });
    for (const secret of [TOKEN, MAIL, SENTENCE]) expect(text).not.toContain(secret);
  });

  it('LOG-2: what is thrown and is no error is not told, nor a sentence that quotes a book', () => {
    const text = logged((log) => {
      log.error({ err: SENTENCE }, 'thrown');
      log.error({ err: new Error(`${'x'.repeat(300)}${SENTENCE}`) }, 'long');
    });
    expect(text).not.toContain('retraite');
  });
});
