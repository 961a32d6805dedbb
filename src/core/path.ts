/** Where a value stands in data: keys and indexes from the outside in. */
export type Path = readonly PropertyKey[];
