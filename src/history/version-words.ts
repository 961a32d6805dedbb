/** Said where two versions differ in nothing that a reader learns from. */
export const onlyForm = 'Only the form of the file changed, not what it says.';

/** Leads to the text of two versions. */
export const sidesTitle = 'The text, side by side';

/** Said in place of lines that are the same on both sides. */
export const sameLines = (count: number): string => `${count} lines are the same`;
