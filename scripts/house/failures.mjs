import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './processes.mjs';

/** Of what a failure says, so many lines tell what was awaited and what came; its log stands above. */
const LINES = 5;

/** What failed in a report of Playwright, told in the end, where a log that is cut still shows it. */
export function failedJourneys({ suites }) {
  const specs = suites.flatMap(function within(suite) {
    return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(within)];
  });
  return specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .flatMap(({ results }) => results.flatMap(({ errors }) => errors))
      .map(({ message }) => ({ title, ...told(message) })),
  );
}

/** The same of a report of Vitest. */
export function failedUnits({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not be read has a message and no test.
    if (failed.length === 0 && message) return [{ title: relative(ROOT, name), ...told(message) }];
    return failed.map(({ fullName, failureMessages }) => ({
      title: fullName,
      ...told(failureMessages.join('\n')),
    }));
  });
}

/** `why`: what it says first. `where`: the lines of this repository that led there, the nearest first. */
function told(message = '') {
  const lines = stripVTControlCharacters(message).split('\n');
  const isFrame = (line) => /^\s+at /.test(line);
  const where = lines
    .filter((line) => isFrame(line) && line.includes(ROOT) && !line.includes('node_modules'))
    .map((line) => relative(ROOT, line.slice(line.indexOf(ROOT)).replace(/:\d+\)?$/, '')));
  const isQuoted = (line) => /^\s*>?\s*\d* \|/.test(line);
  const why = lines.filter((line) => line.trim() !== '' && !isFrame(line) && !isQuoted(line)).slice(0, LINES);
  return { where: [...new Set(where)], why };
}
