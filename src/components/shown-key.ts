/** Under which name a text finds what its component `name` shows of the entry `id`. */
export const shownKey = (name: string, id: string): string => `${name} ${id}`;
