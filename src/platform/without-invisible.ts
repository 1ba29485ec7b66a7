/** Soft hyphen, zero-width characters, marks of direction, byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Takes off the characters that leave no trace on paper: they come along when text is pasted. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '')
