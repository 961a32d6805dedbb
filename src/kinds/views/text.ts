/** Text by which two writings of one name are the same: without capitals, width and surplus spaces. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
