/** Writes a file of the user's choice, in place of what stands there. Throws, with words for the user, where it can't. */
export type WriteOutputFile = (text: string) => Promise<void>
