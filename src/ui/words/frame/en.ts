import type { FrameWords } from './fr.ts';

export const en: FrameWords = {
  frame: {
    otherLanguage: 'Français',
    home: 'Terreau home',
    about: 'Terreau puts a territory’s questions in common. It is free software.',
    donnees: 'Your data',
    accessibilite: 'Accessibility: partially compliant',
    mentions: 'Legal notice',
  },

  errors: {
    title: 'This page cannot be shown',
    unknownTitle: 'There is no such page',
    unknown: 'The address may have changed, or a letter is missing.',
    linkTitle: 'This link does not let you in',
    linkHelp: 'Links end after a while, for everyone’s safety. What you already wrote is not lost.',
    linkMissed:
      'This link does not work, and many others that do not work have just been tried from this network.',
    linkMissedHelp:
      'Check that the address is whole. A right link always works: ask the person who invited you for one.',
    spaceHelp: 'Check the address, or ask the person who gave it to you.',
    openingTitle: 'Spaces are not opened from this page',
    opening: 'On this server, the person who runs it opens the spaces.',
    openingHelp: 'Ask them to open one: they will send you a link to enter it.',
    demoTitle: 'There is no demo space here',
    demo: 'The person who runs this server has not opened it.',
    demoHelp: 'If somebody sent you a link to a space, open it: it works as before.',
    closedTitle: 'No public page at this address',
    closed: 'There is no space here, or it is not open to everyone.',
    closedHelp: 'Check the address. If you are a member, enter by your link or from your device.',
    suspendedTitle: 'This space is suspended',
    suspended: 'Whoever keeps the server has closed it for now: nobody enters, and nothing is written in it.',
    suspendedHelp: 'Nothing is erased. Ask the organisers when it opens again.',
    damagedTitle: 'This space is damaged on the server',
    damaged: 'The team that keeps the server is told. What you wrote stays on your device.',
    damagedHelp: 'Come back later: the space opens again once it is repaired.',
    failed: 'Something went wrong on our side. What you wrote on this device is kept there.',
    again: 'Wait a minute, then reload the page.',
    reference: (id) => `If this lasts, give this mark to the person who runs the server: ${id}`,
    home: 'Go home',
    onDevice: 'See my spaces on this device',
  },
};
