/** Other forms of a word, from the one field in which they are typed. */
export const formsTyped = (typed: string): readonly string[] => typed.split(/[,;\n]/);
