import type { fr } from './fr.ts';

export const en: typeof fr = {
  roleChange: {
    change: 'Change role',
    of: (name) => `of ${name}`,
    title: (name) => `Change the role of ${name}`,
    choose: 'Their role in the space',
    now: 'The change holds at once, on all their devices.',
    stays: 'What is shared already stays in the commons.',
    waits: 'What has not left their devices yet may be refused. Nothing is erased there.',
    save: 'Change role',
    changed: (name, role) => `${name}: the role is now “${role}”.`,
    undone: (name) => `${name} has their role back.`,
  },
};
