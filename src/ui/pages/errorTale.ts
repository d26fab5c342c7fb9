import { refusalWords, type FrameWords } from './frameWords.ts';

/** What a page that cannot be shown says: what happened, then what to do. */
export interface ErrorTale {
  readonly title: string;
  readonly sentence: string;
  readonly help: string;
}

export function errorTale(status: number, why: string | undefined, words: FrameWords): ErrorTale {
  const { errors } = words;
  if (why === 'invitation.tooMany')
    return { title: errors.linkTitle, sentence: errors.linkMissed, help: errors.linkMissedHelp };
  if (why?.startsWith('invitation.'))
    return { title: errors.linkTitle, sentence: refusalWords(words, why), help: errors.linkHelp };
  switch (why) {
    case 'opening.closed':
      return { title: errors.openingTitle, sentence: errors.opening, help: errors.openingHelp };
    case 'demo.closed':
      return { title: errors.demoTitle, sentence: errors.demo, help: errors.demoHelp };
    case 'noPublicPage':
      return { title: errors.closedTitle, sentence: errors.closed, help: errors.closedHelp };
    case 'suspended':
      return { title: errors.suspendedTitle, sentence: errors.suspended, help: errors.suspendedHelp };
    case 'damaged':
      return { title: errors.damagedTitle, sentence: errors.damaged, help: errors.damagedHelp };
    case undefined:
      return status === 404
        ? { title: errors.unknownTitle, sentence: errors.unknown, help: errors.spaceHelp }
        : { title: errors.title, sentence: errors.failed, help: errors.again };
    default:
      return { title: errors.title, sentence: refusalWords(words, why), help: errors.again };
  }
}
