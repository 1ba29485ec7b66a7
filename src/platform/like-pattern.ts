/** A pattern for SQL's LIKE that finds texts with these very words in them, whatever signs they hold. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
