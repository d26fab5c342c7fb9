/** Giving somebody another role. */
export const fr = {
  roleChange: {
    change: 'Changer le rôle',
    of: (name: string): string => `de ${name}`,
    title: (name: string): string => `Changer le rôle de ${name}`,
    choose: 'Son rôle dans l’espace',
    now: 'Le changement vaut tout de suite, sur tous ses appareils.',
    stays: 'Ce qui est déjà partagé reste dans le commun.',
    waits: 'Ce qui n’est pas encore parti de ses appareils pourra être refusé. Rien n’y est effacé.',
    save: 'Changer le rôle',
    changed: (name: string, role: string): string => `${name} : le rôle est maintenant « ${role} ».`,
    undone: (name: string): string => `${name} a retrouvé son rôle.`,
  },
};
