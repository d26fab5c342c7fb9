const LINES = [
  // Articles, pronouns, links.
  'le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs',
  'je tu il elle on nous vous ils elles me te se lui y en qui que quoi dont ou moi toi soi eux celui celle ceux',
  'et or ni mais donc car si ne pas plus tres trop peu tout tous toute toutes rien aucun aucune autre autres meme',
  'a dans par pour sur sous avec sans vers chez entre contre depuis pendant avant apres lors jusque afin comme',
  'l d qu j m t s n c jusqu lorsqu puisqu quelqu quelque quelques chaque plusieurs cela ca ici la deja encore',
  // What nearly every question starts with.
  'comment combien pourquoi quand quel quelle quels quelles est etre sont etait sera soit ai as avons avez ont avoir',
  'eu fait faire fais font faites faut falloir peut peuvent pouvons pouvoir puisse doit doivent devoir va vont aller',
  'vraiment bien alors aussi ainsi seulement lequel laquelle parce plutot tant fois chose',
  // The same in English.
  'the an of to in for on at by with from and but not no is are was were be been do does did how what who whom when',
  'where why which can could should would may might will we you they it he she our your their my this that these those',
  'there so if than then have has had get',
];

/** Words that say nothing of what a question is about, folded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(LINES.flatMap((line) => line.split(' ')));
