/** From the third word on, questions that resemble a sentence are looked for. */
export const isWordy = (sentence: string): boolean => /\S+\s+\S+\s+\S+/.test(sentence);
