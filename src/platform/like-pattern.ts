/** A SQL LIKE pattern for texts containing exactly these words, wildcards escaped. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
