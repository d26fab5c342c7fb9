import type { Pair } from './nearPairs.ts';

/**
 * Rewordings that the first half of the lexicon was not written with. Whoever wrote the second half had read them, so
 * they say less than `KEPT_REWORDINGS` of how far its figures hold elsewhere.
 */
export const FRESH: readonly Pick<Pair, 'a' | 'b'>[] = [
  [
    'Comment éviter que les enfants passent trop de temps devant les écrans ?',
    'Que dire aux parents d’adolescents qui ne lâchent plus leur téléphone ?',
  ],
  [
    'Qui paie les cartouches de l’imprimante au point d’accueil ?',
    'À qui revient la dépense d’encre quand les gens impriment chez nous ?',
  ],
  [
    'Comment obtenir du wifi dans la salle des fêtes ?',
    'Peut-on avoir une connexion internet au foyer communal ?',
  ],
  [
    'Comment aider quelqu’un qui ne lit pas bien à remplir un formulaire ?',
    'Que proposer à une personne en situation d’illettrisme face à un dossier administratif ?',
  ],
  [
    'Où envoyer un habitant dont l’ordinateur est en panne ?',
    'Qui peut réparer le PC d’un particulier près d’ici ?',
  ],
  [
    'Comment garder les bénévoles d’une année sur l’autre ?',
    'Qu’est-ce qui donne envie aux volontaires de rester ?',
  ],
  [
    'A-t-on le droit de garder le mot de passe d’un usager ?',
    'Est-il permis de noter les identifiants des personnes que l’on accompagne ?',
  ],
  [
    'Comment faire venir les agriculteurs à nos ateliers ?',
    'Par quel biais attirer les exploitants agricoles vers une formation au numérique ?',
  ],
  [
    'Comment transporter les habitants jusqu’au tiers-lieu ?',
    'Quelle solution de mobilité pour venir à l’espace de coworking quand on n’a pas de voiture ?',
  ],
  [
    'Comment rassurer ceux qui craignent de payer en ligne ?',
    'Que répondre aux gens qui ont peur de donner leur carte bancaire sur internet ?',
  ],
  [
    'Comment savoir si nos ateliers servent à quelque chose ?',
    'Quels indicateurs pour mesurer l’effet de nos séances ?',
  ],
  [
    'Comment travailler avec les assistantes sociales ?',
    'Quel lien avec les travailleurs sociaux du secteur ?',
  ],
  [
    'Peut-on prendre rendez-vous chez le médecin sans internet ?',
    'Comment font les malades qui n’ont pas Doctolib ?',
  ],
  [
    'Faut-il apprendre le code informatique aux écoliers ?',
    'La programmation a-t-elle sa place à l’école primaire ?',
  ],
  [
    'Comment soutenir les réfugiés qui ne parlent pas français dans leurs démarches ?',
    'Que prévoir pour des personnes étrangères devant les sites administratifs ?',
  ],
  [
    'Comment convaincre les commerçants d’avoir un site ?',
    'À quoi bon une page internet pour un petit magasin de village ?',
  ],
].map(([a = '', b = '']) => ({ a, b }));
